using Parley.Messaging.Conversations;
using Parley.Messaging.Policies;
using Parley.Messaging.Sync;

namespace Parley.Server.Wire;

/// <summary>What a client missed of one conversation.</summary>
internal sealed record SyncedConversationShape<TMessage>(
    Guid Id, long Rev, bool HasMore, IReadOnlyList<TMessage> Messages, ConversationSummary<TMessage>? Conversation)
    where TMessage : IWireMessage<TMessage>
{
    public static SyncedConversationShape<TMessage> Of(SyncedConversation synced, Func<ConversationView, Capabilities> capabilities) => new(
        synced.Id,
        synced.Rev,
        synced.HasMore,
        [.. synced.Messages.Select(message => TMessage.Of(message, synced.Floor.StatusOf(message.SenderId, message.Seq)))],
        synced.View is { } view ? ConversationSummary<TMessage>.Of(view, capabilities(view)) : null);
}
