using Parley.Messaging.Appending;
using Parley.Messaging.Conversations;
using Parley.Messaging.Users;

namespace Parley.Server.Tests.Gateways.Telling;

/// <summary>A store in which everybody has three unread messages, two of them in the conversation of the samples.</summary>
internal sealed class KnownUnread : IUnreadReader
{
    public MemberBehind[] Behind { get; set; } = [];

    /// <summary>Of whom the counts were asked, at each time.</summary>
    public List<string[]> Asked { get; } = [];

    /// <summary>What was asked to find out whom a deletion concerns.</summary>
    public List<(ConversationKey Conversation, long Seq)> Places { get; } = [];

    public Task<IReadOnlyList<IReadOnlyList<UnreadConversation>>> OfUsersAsync(IReadOnlyList<UserKey> users, CancellationToken cancellationToken)
    {
        Asked.Add([.. users.Select(static user => user.Id)]);
        UnreadConversation[] each = [new(Wire.Samples.ConversationId, 2), new(Guid.AllBitsSet, 1)];
        return Task.FromResult<IReadOnlyList<IReadOnlyList<UnreadConversation>>>([.. users.Select(_ => each)]);
    }

    public Task<IReadOnlyList<MemberBehind>> BehindAsync(
        IReadOnlyList<(ConversationKey Conversation, long Seq)> places, CancellationToken cancellationToken)
    {
        Places.AddRange(places);
        return Task.FromResult<IReadOnlyList<MemberBehind>>(Behind);
    }
}
