using Parley.Messaging.Appending;
using Parley.Messaging.Users;

namespace Parley.Messaging.Conversations;

/// <summary>Conversations as users see them. Each call is one snapshot of the database; a failing one throws <see cref="StoreUnavailableException"/>.</summary>
public interface IConversationReader
{
    /// <summary>How many participants a list shows of each conversation.</summary>
    const int ListedParticipants = 100;

    /// <summary>The conversation with all its participants, whoever asks; null where the company has none of this id. The caller decides who may see it.</summary>
    Task<ConversationView?> FindAsync(ConversationKey key, string userId, CancellationToken cancellationToken);

    /// <summary>The same without its participants, however many they are.</summary>
    Task<OwnConversation?> FindOwnAsync(ConversationKey key, string userId, CancellationToken cancellationToken);

    /// <summary>
    /// The conversation as each of these users sees it, in any order, with its first <see cref="ListedParticipants"/>; without those who are not
    /// current members.
    /// </summary>
    Task<IReadOnlyList<ConversationView>> ViewsAsync(ConversationKey key, IReadOnlyList<string> userIds, CancellationToken cancellationToken);

    /// <summary>The user's current conversations.</summary>
    Task<IReadOnlyList<ConversationView>> ListAsync(UserKey user, ConversationListQuery query, CancellationToken cancellationToken);

    /// <summary>The ids of all the user's current conversations.</summary>
    Task<IReadOnlyList<Guid>> IdsOfAsync(UserKey user, CancellationToken cancellationToken);

    /// <summary>The user's current conversations that have something unread.</summary>
    Task<IReadOnlyList<UnreadConversation>> UnreadAsync(UserKey user, CancellationToken cancellationToken);

    Task<IReadOnlyList<string>> MemberIdsAsync(ConversationKey key, CancellationToken cancellationToken);

    /// <summary>Whether the user is a current member: one look-up, for what is asked often.</summary>
    Task<bool> IsMemberAsync(ConversationKey key, string userId, CancellationToken cancellationToken);

    /// <summary>
    /// Who hears that a user came: the current conversations of each user, in any order, without groups of more than
    /// <paramref name="maxMembers"/> current members.
    /// </summary>
    Task<IReadOnlyList<CircleConversation>> CirclesAsync(IReadOnlyList<UserKey> users, int maxMembers, CancellationToken cancellationToken);

    /// <summary>Open threads of orders that were completed at or before <paramref name="completedBefore"/>, of every company, in any order.</summary>
    Task<IReadOnlyList<ConversationKey>> ExpiredThreadsAsync(DateTimeOffset completedBefore, int limit, CancellationToken cancellationToken);
}
