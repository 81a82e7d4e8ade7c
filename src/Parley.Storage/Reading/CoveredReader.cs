using System.Globalization;
using Parley.Messaging.Messages;
using Parley.Messaging.Receipts;

namespace Parley.Storage.Reading;

/// <summary>Reads what advances of positions newly covered, of many at once.</summary>
internal sealed class CoveredReader(Database database)
{
    /// <summary>How far back from the new position an advance is looked at.</summary>
    private const int Positions = 10_000;

    // An advance is an id and a text: both positions in 19 digits, then the reader. The message at the end is read for its id, whoever sent it; to
    // be told of theirs is for those who are members still.
    private readonly string _covered = $"""
        with conversations_read as (
          select ids.id, row_number() over () as place from {database.IdRows("@conversations")}),
        positions as (
          select cast(substr(value, 1, 19) as bigint) as from_seq, cast(substr(value, 20, 19) as bigint) as to_seq, substr(value, 39) as reader_id,
            row_number() over () as place
          from {database.TextRows("@positions")})
        select n.place, n.sender_id, n.id, n.seq, case when w.user_id is null then 0 else 1 end as is_member
        from (
          select p.place, g.conversation_id, g.sender_id, g.id, g.seq,
            row_number() over (partition by p.place, g.sender_id order by g.seq desc) as newest
          from conversations_read r
          cross join positions p
          cross join messages g
          where p.place = r.place and g.company_id = @company and g.conversation_id = r.id and g.seq > p.from_seq and g.seq <= p.to_seq
            and (g.sender_id <> p.reader_id or g.seq = p.to_seq)) n
        left join members w
          on w.company_id = @company and w.conversation_id = n.conversation_id and w.user_id = n.sender_id and w.left_at is null
        where n.newest <= @covered_at_most
        order by n.place, n.seq
        """;

    public async Task<IReadOnlyList<CoveredRange>> ReadAsync(IReadOnlyList<PositionRange> ranges, CancellationToken cancellationToken)
    {
        // Each statement names one company, and what came at once is nearly always of one.
        int[][] companies = [.. Enumerable.Range(0, ranges.Count).GroupBy(place => ranges[place].Conversation.Company).Select(static places => places.ToArray())];
        List<List<Row>> found = await database.ReadAsync(
            session => session.QueryEachAsync(_covered, Read, [.. companies.Select(places => Parameters(ranges, places))], cancellationToken),
            cancellationToken);
        var covered = new CoveredRange[ranges.Count];
        Array.Fill(covered, new CoveredRange(Guid.Empty, []));
        foreach ((int[] places, List<Row> rows) in companies.Zip(found))
        {
            foreach (IGrouping<long, Row> range in rows.GroupBy(static row => row.Place))
            {
                int place = places[range.Key - 1];
                covered[place] = Answer(ranges[place], [.. range]);
            }
        }

        return covered;
    }

    private static CoveredRange Answer(PositionRange range, Row[] rows) => new(
        rows[^1].Seq == range.ToSeq ? rows[^1].Id : Guid.Empty,
        [
            .. rows.Where(row => row.IsMember && row.SenderId != range.ReaderId)
                .GroupBy(static row => row.SenderId, static row => row.Id)
                .Select(static sender => new CoveredMessages(sender.Key, [.. sender])),
        ]);

    private static (string Name, object? Value)[] Parameters(IReadOnlyList<PositionRange> ranges, int[] places) =>
    [
        ("@company", ranges[places[0]].Conversation.Company),
        ("@conversations", places.Select(place => ranges[place].Conversation.Id).ToArray()),
        ("@positions", places.Select(place => Text(ranges[place])).ToArray()),
        ("@covered_at_most", IMessageReader.CoveredAtMost),
    ];

    private static string Text(PositionRange range)
    {
        long from = Math.Clamp(range.FromSeq, Math.Max(range.ToSeq - Positions, 0), range.ToSeq);
        return string.Create(CultureInfo.InvariantCulture, $"{from:D19}{range.ToSeq:D19}{range.ReaderId}");
    }

    private static Row Read(DbRow row) => new(row.Number(0), row.Text(1), row.Id(2), row.Number(3), row.Number(4) == 1);

    private readonly record struct Row(long Place, string SenderId, Guid Id, long Seq, bool IsMember);
}
