using Parley.Messaging.Sync;
using Parley.Messaging.Users;

namespace Parley.Storage.Reading;

/// <summary>
/// Reads what connecting sockets need, for many users at once: a statement each, in one round trip. One for all of them was measured to read every
/// member of the company as long as PostgreSQL knew too little of its tables: 50 ms instead of 0.4.
/// </summary>
internal sealed class SessionStartReader(Database database)
{
    // One statement, hence one snapshot. The positions leave nothing to count in what was read to its end.
    internal string Sql { get; } = $"""
        select m.company_id, m.user_id, null, null, null, null, c.id,
          case when c.last_seq > m.read_seq then {UnreadCount.Sql(database)} else 0 end
        from members m cross join conversations c
        where m.company_id = @company and m.user_id = @user and m.left_at is null
          and c.id = m.conversation_id and c.company_id = @company
        union all
        select {RowReader.UserColumns}, null, 0 from users u where u.company_id = @company and u.id = @user
        union all
        select e.value, null, null, null, null, null, null, 0 from meta e where e.key = 'epoch'
        """;

    /// <summary>In the order of the users, each with what is so after this was called.</summary>
    public async Task<IReadOnlyList<SessionStart>> ReadAsync(IReadOnlyList<UserKey> users)
    {
        List<List<Row>> all = await database.QueryEachAsync(
            Sql,
            static row => new Row(row),
            [.. users.Select(static user => new (string, object?)[] { ("@company", user.Company), ("@user", user.Id) })],
            CancellationToken.None);
        return all.ConvertAll(Start);
    }

    private static SessionStart Start(List<Row> rows)
    {
        User? user = null;
        string epoch = "";
        long unread = 0;
        var conversations = new List<Guid>(rows.Count);
        foreach (Row row in rows)
        {
            user ??= row.User;
            epoch = row.Epoch ?? epoch;
            unread += row.Unread;
            if (row.ConversationId is { } id)
            {
                conversations.Add(id);
            }
        }

        return new SessionStart(user, epoch, conversations, unread);
    }

    /// <summary>A conversation, or the user, or the epoch.</summary>
    private readonly struct Row
    {
        public Row(DbRow row)
        {
            ConversationId = row.IsNull(6) ? null : row.Id(6);
            Unread = row.Number(7);
            Epoch = row.IsNull(1) ? row.Text(0) : null;
            User = ConversationId is null && Epoch is null ? RowReader.User(row) : null;
        }

        public Guid? ConversationId { get; }

        public long Unread { get; }

        public string? Epoch { get; }

        public User? User { get; }
    }
}
