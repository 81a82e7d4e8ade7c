using Parley.Messaging.Users;

namespace Parley.Storage.Postgres.Tables;

/// <summary>What an append says to the table of users.</summary>
internal static class PostgresUsers
{
    private static readonly string[] Columns = ["company_id", "id", "name", "picture", "last_seen_at", "revoked_before"];

    private static readonly string Locked =
        $"select {RowReader.UserColumns} from {PostgresRows.Of("company_id", "id")} k "
        + "join users u on u.company_id = k.company_id and u.id = k.id order by u.company_id, u.id for no key update of u";

    private static readonly string Inserted =
        $"{PostgresRows.InsertInto("users", Columns)} order by k.company_id collate \"C\", k.id collate \"C\"";

    private static readonly string Updated =
        "update users u set name = k.name, picture = k.picture, last_seen_at = k.last_seen_at, revoked_before = k.revoked_before "
        + $"from {PostgresRows.Of(Columns)} k where u.company_id = k.company_id and u.id = k.id";

    public static void Lock(PostgresBatch statements, IReadOnlyCollection<UserKey> keys, Action<User> read)
    {
        if (keys.Count > 0)
        {
            statements.Query(
                Locked,
                row => read(RowReader.User(row)),
                PostgresBatch.Text(keys, static key => key.Company),
                PostgresBatch.Text(keys, static key => key.Id));
        }
    }

    public static void Insert(PostgresBatch statements, IReadOnlyCollection<User> users) => Write(statements, Inserted, users);

    public static void Update(PostgresBatch statements, IReadOnlyCollection<User> users) => Write(statements, Updated, users);

    private static void Write(PostgresBatch statements, string sql, IReadOnlyCollection<User> users)
    {
        if (users.Count > 0)
        {
            statements.Add(
                sql,
                PostgresBatch.Text(users, static user => user.Key.Company),
                PostgresBatch.Text(users, static user => user.Key.Id),
                PostgresBatch.Text(users, static user => user.Name),
                PostgresBatch.Text(users, static user => user.Picture),
                PostgresBatch.OptionalTimes(users, static user => user.LastSeenAt),
                PostgresBatch.OptionalTimes(users, static user => user.RevokedBefore));
        }
    }
}
