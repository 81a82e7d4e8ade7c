using Parley.Messaging.Appending;
using Parley.Messaging.Receipts;

namespace Parley.Messaging.Messages;

/// <summary>Messages as they are stored. Each call is one snapshot of the database; a failing one throws <see cref="StoreUnavailableException"/>.</summary>
public interface IMessageReader
{
    /// <summary>Newest messages of one sender that a receipt names at most.</summary>
    const int CoveredAtMost = 1000;

    /// <summary>The message, deleted or not; null where the company has none of this id.</summary>
    Task<Message?> FindAsync(string company, Guid messageId, CancellationToken cancellationToken);

    /// <summary>The message that a sender stored under this client id.</summary>
    Task<Message?> FindAsync(ClientIdKey key, CancellationToken cancellationToken);

    /// <summary>The highest place of these messages, at least one; null where the conversation lacks any of them.</summary>
    Task<long?> HighestSeqAsync(ConversationKey key, IReadOnlyList<Guid> messageIds, CancellationToken cancellationToken);

    /// <summary>Null where the company has no such conversation.</summary>
    Task<HistoryPage?> HistoryAsync(ConversationKey key, string userId, HistoryQuery query, CancellationToken cancellationToken);

    /// <summary>How far a message has come with the other current members.</summary>
    Task<MessageStatus> StatusOfAsync(Message message, CancellationToken cancellationToken);

    /// <summary>One receipt for each current member but the sender, in the order of user ids, after <paramref name="afterUserId"/>.</summary>
    Task<IReadOnlyList<Receipt>> ReceiptsAsync(Message message, string? afterUserId, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// The messages of each range that are not its reader's own, by sender, in the order of <paramref name="ranges"/>; of each sender who is a member
    /// still the newest <see cref="CoveredAtMost"/>. Looks at no more than the newest 10,000 positions of a range.
    /// </summary>
    Task<IReadOnlyList<CoveredRange>> CoveredAsync(IReadOnlyList<PositionRange> ranges, CancellationToken cancellationToken);
}
