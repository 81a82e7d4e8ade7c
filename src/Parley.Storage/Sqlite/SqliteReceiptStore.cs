using Parley.Messaging.Receipts;

namespace Parley.Storage.Sqlite;

/// <summary>
/// Forgets receipts on the thread that writes, between batches of messages. It reads the whole table once, so many rows at a time: an index on the
/// time would cost every advance, and this is once a day.
/// </summary>
internal sealed class SqliteReceiptStore(SqliteDatabase database) : IReceiptStore
{
    // Before the first time goes, so that no message is told the time of a later one.
    private const string Note = """
        insert into meta (key, value) values ('receipts_since', ?1) on conflict (key)
        do update set value = excluded.value where cast(meta.value as integer) < cast(excluded.value as integer)
        """;

    // 2,000 rows, which senders wait behind.
    private const string StepEnd = """
        select conversation_id, user_id, kind, seq from receipts where (conversation_id, user_id, kind, seq) > (?1, ?2, ?3, ?4)
        order by conversation_id, user_id, kind, seq limit 1 offset 1999
        """;

    private const string Forget = """
        delete from receipts where (conversation_id, user_id, kind, seq) > (?1, ?2, ?3, ?4)
          and (conversation_id, user_id, kind, seq) <= (?5, ?6, ?7, ?8) and at < ?9
        """;

    private static readonly Place First = new(Guid.Empty, "", "", 0);
    private static readonly Place Last = new(Guid.AllBitsSet, "", "", 0);

    public async Task<long> ForgetAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        await database.Writer.RunAsync(session => session.Statement(Note).Bind(1, ReceiptsSince.TextOf(before)).Execute());
        long forgotten = 0;
        for (Place done = First; done != Last;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await database.Writer.RunAsync(session => session.InTransaction(() =>
            {
                Place end = EndOf(session, done);
                int rows = Bind(Bind(session.Statement(Forget), 1, done), 5, end).Bind(9, before).Execute();
                forgotten += rows;
                done = end;
                return rows > 0;
            }));
        }

        return forgotten;
    }

    private static Place EndOf(SqliteWriteSession session, Place start)
    {
        SqliteStatement rows = Bind(session.Statement(StepEnd), 1, start);
        Place end = Last;
        while (rows.Step())
        {
            end = new Place(rows.Id(0), rows.Text(1), rows.Text(2), rows.Number(3));
        }

        return end;
    }

    private static SqliteStatement Bind(SqliteStatement statement, int first, Place place) => statement
        .Bind(first, place.ConversationId).Bind(first + 1, place.UserId).Bind(first + 2, place.Kind).Bind(first + 3, place.Seq);

    private readonly record struct Place(Guid ConversationId, string UserId, string Kind, long Seq);
}
