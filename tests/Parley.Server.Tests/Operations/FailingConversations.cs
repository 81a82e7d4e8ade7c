using Parley.Messaging.Appending;
using Parley.Messaging.Conversations;
using Parley.Messaging.Users;

namespace Parley.Server.Tests.Operations;

/// <summary>A store with a mistake in it.</summary>
internal sealed class FailingConversations : IConversationReader
{
    private static readonly InvalidOperationException Mistake = new("a mistake");

    public Task<ConversationView?> FindAsync(ConversationKey key, string userId, CancellationToken cancellationToken) => throw Mistake;

    public Task<OwnConversation?> FindOwnAsync(ConversationKey key, string userId, CancellationToken cancellationToken) => throw Mistake;

    public Task<IReadOnlyList<ConversationView>> ViewsAsync(
        ConversationKey key, IReadOnlyList<string> userIds, CancellationToken cancellationToken) => throw Mistake;

    public Task<IReadOnlyList<ConversationView>> ListAsync(UserKey user, ConversationListQuery query, CancellationToken cancellationToken) =>
        throw Mistake;

    public Task<IReadOnlyList<Guid>> IdsOfAsync(UserKey user, CancellationToken cancellationToken) => throw Mistake;

    public Task<IReadOnlyList<UnreadConversation>> UnreadAsync(UserKey user, CancellationToken cancellationToken) => throw Mistake;

    public Task<IReadOnlyList<string>> MemberIdsAsync(ConversationKey key, CancellationToken cancellationToken) => throw Mistake;

    public Task<bool> IsMemberAsync(ConversationKey key, string userId, CancellationToken cancellationToken) => throw Mistake;

    public Task<IReadOnlyList<CircleConversation>> CirclesAsync(
        IReadOnlyList<UserKey> users, int maxMembers, CancellationToken cancellationToken) => throw Mistake;

    public Task<IReadOnlyList<ConversationKey>> ExpiredThreadsAsync(
        DateTimeOffset completedBefore, int limit, CancellationToken cancellationToken) => throw Mistake;
}
