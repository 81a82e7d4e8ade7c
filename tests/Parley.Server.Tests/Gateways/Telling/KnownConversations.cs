using Parley.Messaging;
using Parley.Messaging.Appending;
using Parley.Messaging.Conversations;
using Parley.Messaging.Users;
using Parley.TestKit.Waiting;

namespace Parley.Server.Tests.Gateways.Telling;

/// <summary>A store of one conversation, which everybody who is asked about is in; it fails as often as it is told to.</summary>
internal sealed class KnownConversations(ConversationView view) : IConversationReader
{
    public int Failures { get; set; }

    /// <summary>How many users each reading was about.</summary>
    public Mailbox<int> Asked { get; } = new("a reading");

    public Task<IReadOnlyList<string>> MemberIdsAsync(ConversationKey key, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([view.Own!.UserId, "somebody who is not connected"]);

    public Task<IReadOnlyList<ConversationView>> ViewsAsync(
        ConversationKey key, IReadOnlyList<string> userIds, CancellationToken cancellationToken)
    {
        Ask(userIds.Count);
        return Task.FromResult<IReadOnlyList<ConversationView>>([.. userIds.Select(id => view with { Own = view.Own! with { UserId = id } })]);
    }

    public Task<IReadOnlyList<CircleConversation>> CirclesAsync(
        IReadOnlyList<UserKey> users, int maxMembers, CancellationToken cancellationToken)
    {
        Ask(users.Count);
        return Task.FromResult<IReadOnlyList<CircleConversation>>(
            [.. users.Select(user => new CircleConversation(user, view.Conversation.Id))]);
    }

    public Task<ConversationView?> FindAsync(ConversationKey key, string userId, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<OwnConversation?> FindOwnAsync(ConversationKey key, string userId, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<ConversationView>> ListAsync(UserKey user, ConversationListQuery query, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<Guid>> IdsOfAsync(UserKey user, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<UnreadConversation>> UnreadAsync(UserKey user, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<bool> IsMemberAsync(ConversationKey key, string userId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<ConversationKey>> ExpiredThreadsAsync(
        DateTimeOffset completedBefore, int limit, CancellationToken cancellationToken) => throw new NotSupportedException();

    private void Ask(int users)
    {
        Asked.Add(users);
        if (Failures-- > 0)
        {
            throw new StoreUnavailableException("away");
        }
    }
}
