using Parley.Messaging;
using Parley.Messaging.Appending;
using Parley.Messaging.Messages;
using Parley.Messaging.Receipts;
using Parley.TestKit.Waiting;

namespace Parley.Server.Tests.Gateways.Telling;

/// <summary>A store that cannot read one range, and finds nothing in the others.</summary>
internal sealed class KnownMessages(long tooHeavy) : IMessageReader
{
    /// <summary>How many ranges each reading was about.</summary>
    public Mailbox<int> Asked { get; } = new("a reading");

    public Task<IReadOnlyList<CoveredRange>> CoveredAsync(IReadOnlyList<PositionRange> ranges, CancellationToken cancellationToken)
    {
        Asked.Add(ranges.Count);
        return ranges.Any(range => range.ToSeq == tooHeavy)
            ? throw new StoreUnavailableException("too slow")
            : Task.FromResult<IReadOnlyList<CoveredRange>>([.. ranges.Select(static _ => new CoveredRange(Guid.Empty, []))]);
    }

    public Task<Message?> FindAsync(string company, Guid messageId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Message?> FindAsync(ClientIdKey key, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<long?> HighestSeqAsync(ConversationKey key, IReadOnlyList<Guid> messageIds, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<HistoryPage?> HistoryAsync(ConversationKey key, string userId, HistoryQuery query, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<MessageStatus> StatusOfAsync(Message message, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<Receipt>> ReceiptsAsync(Message message, string? afterUserId, int limit, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}
