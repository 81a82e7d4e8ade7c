using System.Data.Common;
using Parley.Messaging.Conversations;

namespace Parley.Storage.Reading;

/// <summary>Reads the participants of conversations, of many at once.</summary>
internal sealed class ParticipantsReader(Database database)
{
    // Of all the members only those come that are shown or lowest: the two lowest of each kind make a floor (see ReceiptFloor).
    private readonly string _sql = $"""
        select p.conversation_id, p.user_id, p.delivered_seq, p.read_seq, p.place, p.total, p.role, p.read_at, u.name
        from (
          select m.company_id, m.conversation_id, m.user_id, m.role, m.delivered_seq, m.read_seq, m.read_at,
            row_number() over (partition by m.conversation_id order by m.joined_at, m.user_id) as place,
            row_number() over (partition by m.conversation_id order by m.delivered_seq) as by_delivered,
            row_number() over (partition by m.conversation_id order by m.read_seq) as by_read,
            count(*) over (partition by m.conversation_id) as total
          from {database.IdRows("@ids")} cross join members m
          where m.company_id = @company and m.conversation_id = ids.id and m.left_at is null) p
        left join users u on u.company_id = p.company_id and u.id = p.user_id
        where p.place <= @shown or p.by_delivered <= 2 or p.by_read <= 2
        order by p.conversation_id, p.place
        """;

    /// <summary>The participants of each conversation that has any; the first <paramref name="shown"/> of them one by one.</summary>
    public async Task<Dictionary<Guid, Participants>> ReadAsync(
        ReadSession session, string company, Guid[] ids, int shown, CancellationToken cancellationToken)
    {
        Dictionary<Guid, Participants> all = [];
        if (ids.Length == 0)
        {
            return all;
        }

        await session.QueryAsync(_sql, Add, cancellationToken, ("@company", company), ("@ids", ids), ("@shown", shown));
        return all;

        bool Add(DbDataReader row)
        {
            Guid id = database.ReadId(row, 0);
            if (!all.TryGetValue(id, out Participants? participants))
            {
                all.Add(id, participants = new Participants { Count = row.GetInt32(5) });
            }

            participants.Floor.Add(row.GetString(1), row.GetInt64(2), row.GetInt64(3));
            if (row.GetInt64(4) <= shown)
            {
                participants.Shown.Add(Participant(row));
            }

            return true;
        }
    }

    private Participant Participant(DbDataReader row) => new(
        row.GetString(1),
        StoredNames.Role(row.GetString(6)),
        RowReader.Text(row, 8),
        row.GetInt64(2),
        row.GetInt64(3),
        RowReader.Time(database, row, 7));
}
