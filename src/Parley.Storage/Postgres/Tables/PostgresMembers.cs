using Npgsql;
using Parley.Messaging.Appending;
using Parley.Messaging.Conversations;

namespace Parley.Storage.Postgres.Tables;

/// <summary>What an append says to the table of members. The locks of their conversations are theirs, too.</summary>
internal static class PostgresMembers
{
    private static readonly string[] Columns =
        ["company_id", "conversation_id", "user_id", "role", "delivered_seq", "read_seq", "read_at", "sent_count", "left_at"];

    private static readonly string Current =
        $"select {RowReader.MemberColumns} from {PostgresRows.Of("company_id", "id")} k "
        + "join members m on m.conversation_id = k.id and m.company_id = k.company_id and m.left_at is null";

    // Who has left is left out late: the index of the others begins with their company, and was seen to be read through all of it. Not in a subquery
    // looks up a table of hashes, whatever joins the connection may plan.
    private static readonly string Lowest =
        "select k.company_id, k.id, min(m.delivered_seq) filter (where m.left_at is null), min(m.read_seq) filter (where m.left_at is null) "
        + $"from {PostgresRows.Of("company_id", "id")} k join members m on m.conversation_id = k.id and m.company_id = k.company_id "
        + "where (m.conversation_id, m.user_id) not in (select unnest($3), unnest($4)) group by k.company_id, k.id";

    private static readonly string Named =
        $"select {RowReader.MemberColumns} from {PostgresRows.Of("company_id", "conversation_id", "user_id")} k "
        + "cross join lateral (select * from members m "
        + "where m.conversation_id = k.conversation_id and m.user_id = k.user_id and m.company_id = k.company_id limit 1) m";

    private static readonly string Joined =
        PostgresRows.InsertInto("members", [.. Columns, "joined_seq", "joined_at"])
        + " on conflict (conversation_id, user_id) do update set role = excluded.role, delivered_seq = excluded.delivered_seq, "
        + "read_seq = excluded.read_seq, read_at = excluded.read_at, sent_count = excluded.sent_count, left_at = excluded.left_at, "
        + "joined_seq = excluded.joined_seq, joined_at = excluded.joined_at";

    private static readonly string Updated =
        "update members m set role = k.role, delivered_seq = k.delivered_seq, read_seq = k.read_seq, read_at = k.read_at, "
        + $"sent_count = k.sent_count, left_at = k.left_at from {PostgresRows.Of(Columns)} k "
        + "where m.conversation_id = k.conversation_id and m.user_id = k.user_id and m.company_id = k.company_id";

    public static void Load(PostgresBatch statements, FactKeys keys, Action<Member> read)
    {
        if (keys.Rosters.Count > 0)
        {
            statements.Query(
                Current,
                row => read(RowReader.Member(row)),
                PostgresBatch.Text(keys.Rosters, static key => key.Company),
                PostgresBatch.Ids(keys.Rosters, static key => key.Id));
        }

        if (keys.Members.Count > 0)
        {
            statements.Query(
                Named,
                row => read(RowReader.Member(row)),
                PostgresBatch.Text(keys.Members, static key => key.Company),
                PostgresBatch.Ids(keys.Members, static key => key.ConversationId),
                PostgresBatch.Text(keys.Members, static key => key.UserId));
        }
    }

    public static void LoadFloors(PostgresBatch statements, FactKeys keys, Action<ConversationKey, long, long> read)
    {
        if (keys.Floors.Count > 0)
        {
            statements.Query(
                Lowest,
                row =>
                {
                    if (!row.IsNull(2))
                    {
                        read(new ConversationKey(row.Text(0), row.Id(1)), row.Number(2), row.Number(3));
                    }
                },
                PostgresBatch.Text(keys.Floors, static key => key.Company),
                PostgresBatch.Ids(keys.Floors, static key => key.Id),
                PostgresBatch.Ids(keys.Members, static key => key.ConversationId),
                PostgresBatch.Text(keys.Members, static key => key.UserId));
        }
    }

    public static void Join(PostgresBatch statements, IReadOnlyCollection<Member> members)
    {
        if (members.Count > 0)
        {
            statements.Add(
                Joined,
                [
                    .. ValuesOf(members),
                    PostgresBatch.Numbers(members, static member => member.JoinedSeq),
                    PostgresBatch.Times(members, static member => member.JoinedAt),
                ]);
        }
    }

    public static void Update(PostgresBatch statements, IReadOnlyCollection<Member> members)
    {
        if (members.Count > 0)
        {
            statements.Add(Updated, ValuesOf(members));
        }
    }

    private static NpgsqlParameter[] ValuesOf(IReadOnlyCollection<Member> members) =>
    [
        PostgresBatch.Text(members, static member => member.Company),
        PostgresBatch.Ids(members, static member => member.ConversationId),
        PostgresBatch.Text(members, static member => member.UserId),
        PostgresBatch.Text(members, static member => StoredNames.Of(member.Role)),
        PostgresBatch.Numbers(members, static member => member.DeliveredSeq),
        PostgresBatch.Numbers(members, static member => member.ReadSeq),
        PostgresBatch.OptionalTimes(members, static member => member.ReadAt),
        PostgresBatch.Numbers(members, static member => member.SentCount),
        PostgresBatch.OptionalTimes(members, static member => member.LeftAt),
    ];
}
