using Parley.Messaging.Appending;
using Parley.Messaging.Conversations;
using Parley.Messaging.Users;

namespace Parley.Messaging.Tests.Conversations;

/// <summary>A store of one conversation that knows its members, and fails for as long as it is told to.</summary>
internal sealed class StoredMembers(params string[] userIds) : IConversationReader
{
    private int _asked;

    public bool IsAway { get; set; }

    public IReadOnlyList<string> UserIds { get; set; } = userIds;

    /// <summary>How often it was asked who is a member.</summary>
    public int Asked => _asked;

    /// <summary>Called when a member was found, before the answer.</summary>
    public Action Answering { get; set; } = static () => { };

    public Task<IReadOnlyList<string>> MemberIdsAsync(ConversationKey key, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _asked);
        return IsAway ? throw new StoreUnavailableException("away") : Task.FromResult(UserIds);
    }

    public Task<bool> IsMemberAsync(ConversationKey key, string userId, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _asked);
        Answering();
        return IsAway ? throw new StoreUnavailableException("away") : Task.FromResult(UserIds.Contains(userId));
    }

    public Task<ConversationView?> FindAsync(ConversationKey key, string userId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<OwnConversation?> FindOwnAsync(ConversationKey key, string userId, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<ConversationView>> ViewsAsync(
        ConversationKey key, IReadOnlyList<string> userIds, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<ConversationView>> ListAsync(UserKey user, ConversationListQuery query, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<Guid>> IdsOfAsync(UserKey user, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<UnreadConversation>> UnreadAsync(UserKey user, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<CircleConversation>> CirclesAsync(
        IReadOnlyList<UserKey> users, int maxMembers, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<ConversationKey>> ExpiredThreadsAsync(DateTimeOffset completedBefore, int limit, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}
