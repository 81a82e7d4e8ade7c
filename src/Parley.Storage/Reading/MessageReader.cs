using Parley.Messaging.Appending;
using Parley.Messaging.Messages;
using Parley.Messaging.Receipts;

namespace Parley.Storage.Reading;

/// <summary>Reads messages and how far they came.</summary>
internal sealed class MessageReader(Database database) : IMessageReader
{
    private const string ById = $"select {RowReader.MessageColumns} from messages g where g.company_id = @company and g.id = @message";

    private const string ByClientId = $"""
        select {RowReader.MessageColumns} from messages g
        where g.company_id = @company and g.conversation_id = @conversation and g.sender_id = @sender and g.client_id = @client_id
        """;

    // Whoever had not reached a position before an advance reached it then. Those who joined after the message began behind it: nobody saw them
    // get or read it.
    private const string Receipts = """
        select m.user_id, u.name, m.delivered_seq, m.read_seq,
          (select r.at from receipts r
            where m.joined_seq < @seq
              and r.company_id = m.company_id and r.conversation_id = m.conversation_id and r.user_id = m.user_id and r.kind = 'delivered' and r.seq >= @seq
            order by r.seq limit 1),
          (select r.at from receipts r
            where m.joined_seq < @seq
              and r.company_id = m.company_id and r.conversation_id = m.conversation_id and r.user_id = m.user_id and r.kind = 'read' and r.seq >= @seq
            order by r.seq limit 1),
          (select value from meta where key = 'receipts_since')
        from members m
        left join users u on u.company_id = m.company_id and u.id = m.user_id
        where m.company_id = @company and m.conversation_id = @conversation and m.left_at is null
          and m.user_id <> @sender and m.user_id > @after
        order by m.user_id
        limit @limit
        """;

    private const string Floor = """
        select min(m.delivered_seq), min(m.read_seq) from members m
        where m.company_id = @company and m.conversation_id = @conversation and m.left_at is null and m.user_id <> @sender
        """;

    // SQLite takes the tables of a cross join in the order in which they are written: each id is looked up once.
    private readonly string _highestSeq = $"""
        select max(g.seq), count(*)
        from {database.IdRows("@ids")} cross join messages g
        where g.id = ids.id and g.company_id = @company and g.conversation_id = @conversation
        """;

    private readonly HistoryReader _history = new(database);
    private readonly CoveredReader _covered = new(database);

    public async Task<Message?> FindAsync(string company, Guid messageId, CancellationToken cancellationToken)
    {
        List<Message> found = await database.QueryAsync(ById, ReadMessage, cancellationToken, ("@company", company), ("@message", messageId));
        return found.SingleOrDefault();
    }

    public async Task<Message?> FindAsync(ClientIdKey key, CancellationToken cancellationToken)
    {
        List<Message> found = await database.QueryAsync(
            ByClientId,
            ReadMessage,
            cancellationToken,
            ("@company", key.Company),
            ("@conversation", key.ConversationId),
            ("@sender", key.SenderId),
            ("@client_id", key.ClientId));
        return found.SingleOrDefault();
    }

    public async Task<long?> HighestSeqAsync(ConversationKey key, IReadOnlyList<Guid> messageIds, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. messageIds.Distinct()];
        List<long?> found = await database.QueryAsync<long?>(
            _highestSeq,
            row => row.Number(1) == ids.Length ? row.Number(0) : null,
            cancellationToken,
            ("@company", key.Company),
            ("@conversation", key.Id),
            ("@ids", ids));
        return found.Single();
    }

    public Task<HistoryPage?> HistoryAsync(ConversationKey key, string userId, HistoryQuery query, CancellationToken cancellationToken) =>
        _history.ReadAsync(key, userId, query, cancellationToken);

    public async Task<MessageStatus> StatusOfAsync(Message message, CancellationToken cancellationToken)
    {
        List<MessageStatus> status = await database.QueryAsync(
            Floor,
            row => row.IsNull(0) ? MessageStatus.Sent : StatusAt(row.Number(0), row.Number(1), message.Seq),
            cancellationToken,
            ("@company", message.Company),
            ("@conversation", message.ConversationId),
            ("@sender", message.SenderId));
        return status.Single();
    }

    public async Task<IReadOnlyList<Receipt>> ReceiptsAsync(
        Message message, string? afterUserId, int limit, CancellationToken cancellationToken) =>
        await database.QueryAsync(
            Receipts,
            row => ReadReceipt(row, message),
            cancellationToken,
            ("@company", message.Company),
            ("@conversation", message.ConversationId),
            ("@seq", message.Seq),
            ("@sender", message.SenderId),
            ("@after", afterUserId ?? ""),
            ("@limit", limit));

    public Task<IReadOnlyList<CoveredRange>> CoveredAsync(IReadOnlyList<PositionRange> ranges, CancellationToken cancellationToken) =>
        _covered.ReadAsync(ranges, cancellationToken);

    private static MessageStatus StatusAt(long deliveredSeq, long readSeq, long seq) =>
        readSeq >= seq ? MessageStatus.Read : deliveredSeq >= seq ? MessageStatus.Delivered : MessageStatus.Sent;

    private Message ReadMessage(DbRow row) => RowReader.Message(row);

    private static Receipt ReadReceipt(DbRow row, Message message)
    {
        long seq = message.Seq;

        // Once times were forgotten, the first that is left may be of a later message.
        bool isKept = RowReader.Text(row, 6) is not { } since || message.CreatedAt >= ReceiptsSince.TimeOf(since);
        bool delivered = row.Number(2) >= seq;
        bool read = row.Number(3) >= seq;
        DateTimeOffset? deliveredAt = isKept && delivered ? RowReader.Time(row, 4) : null;
        DateTimeOffset? readAt = isKept && read ? RowReader.Time(row, 5) : null;

        // Who reads a message has got it.
        return new Receipt(
            row.Text(0),
            RowReader.Text(row, 1),
            StatusAt(row.Number(2), row.Number(3), seq),
            readAt < deliveredAt ? readAt : deliveredAt ?? readAt,
            readAt);
    }
}
