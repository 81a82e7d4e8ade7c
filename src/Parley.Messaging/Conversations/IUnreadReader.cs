using Parley.Messaging.Appending;
using Parley.Messaging.Users;

namespace Parley.Messaging.Conversations;

/// <summary>What many users have not read. Each call is one snapshot of the database; a failing one throws <see cref="StoreUnavailableException"/>.</summary>
public interface IUnreadReader
{
    /// <summary>Of each user, in the order of <paramref name="users"/>, the current conversations that have something unread.</summary>
    Task<IReadOnlyList<IReadOnlyList<UnreadConversation>>> OfUsersAsync(IReadOnlyList<UserKey> users, CancellationToken cancellationToken);

    /// <summary>The current members of each conversation whose read position is before the place named with it, in any order.</summary>
    Task<IReadOnlyList<MemberBehind>> BehindAsync(
        IReadOnlyList<(ConversationKey Conversation, long Seq)> places, CancellationToken cancellationToken);
}
