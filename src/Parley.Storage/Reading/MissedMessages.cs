using Parley.Messaging.Messages;

namespace Parley.Storage.Reading;

/// <summary>The messages of a conversation that changed after a <c>rev</c>, in the order of theirs, and whether there are more.</summary>
internal sealed record MissedMessages(IReadOnlyList<Message> Messages, bool HasMore)
{
    public static readonly MissedMessages None = new([], HasMore: false);
}
