using Parley.Messaging.Appending;
using Parley.Messaging.Users;

namespace Parley.Storage.Postgres.Tables;

/// <summary>
/// What an append says to the table of quotas. Every message is counted before it is decided, which locks the row and makes it where there is none,
/// so that two nodes cannot both miss the first message of a day; what is refused is taken back.
/// </summary>
internal static class PostgresQuotas
{
    private static readonly string Counted =
        $"insert into quotas (company_id, user_id, day, sent) select k.company_id, k.user_id, $4, k.asked::int from {PostgresRows.Of("company_id", "user_id", "asked")} k "
        + "on conflict (company_id, user_id, day) do update set sent = quotas.sent + excluded.sent returning company_id, user_id, sent::bigint";

    private static readonly string TakenBack =
        $"update quotas q set sent = q.sent - k.refused::int from {PostgresRows.Of("company_id", "user_id", "refused")} k "
        + "where q.company_id = k.company_id and q.user_id = k.user_id and q.day = $4";

    /// <summary>In the order of the users; reads how many each of them had sent before.</summary>
    public static void Count(PostgresBatch statements, FactKeys keys, Action<UserKey, int> read)
    {
        if (keys.Quotas.Count > 0)
        {
            KeyValuePair<UserKey, int>[] asked =
            [
                .. keys.Quotas.OrderBy(static quota => quota.Key.Company, StringComparer.Ordinal).ThenBy(static quota => quota.Key.Id, StringComparer.Ordinal),
            ];
            statements.Query(
                Counted,
                row =>
                {
                    var user = new UserKey(row.Text(0), row.Text(1));
                    read(user, (int)row.Number(2) - keys.Quotas[user]);
                },
                PostgresBatch.Text(asked, static quota => quota.Key.Company),
                PostgresBatch.Text(asked, static quota => quota.Key.Id),
                PostgresBatch.Numbers(asked, static quota => quota.Value),
                PostgresBatch.Day(keys.Day));
        }
    }

    /// <summary>Takes back what was counted and is not among <paramref name="sent"/>.</summary>
    public static void TakeBack(PostgresBatch statements, FactKeys keys, Dictionary<UserKey, int> sent)
    {
        List<KeyValuePair<UserKey, int>> refused = [];
        foreach ((UserKey user, int asked) in keys.Quotas)
        {
            if (asked - sent.GetValueOrDefault(user) is > 0 and int more)
            {
                refused.Add(KeyValuePair.Create(user, more));
            }
        }

        if (refused.Count > 0)
        {
            statements.Add(
                TakenBack,
                PostgresBatch.Text(refused, static quota => quota.Key.Company),
                PostgresBatch.Text(refused, static quota => quota.Key.Id),
                PostgresBatch.Numbers(refused, static quota => quota.Value),
                PostgresBatch.Day(keys.Day));
        }
    }
}
