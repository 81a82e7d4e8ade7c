using Parley.Messaging.Appending;

namespace Parley.Storage.Postgres.Tables;

/// <summary>What an append says to the table of receipts.</summary>
internal static class PostgresReceipts
{
    // A member who was removed and came back may reach the same position again: the first time stays.
    private static readonly string Logged =
        PostgresRows.InsertInto("receipts", "company_id", "conversation_id", "user_id", "kind", "seq", "at") + " on conflict do nothing";

    public static void Log(PostgresBatch statements, IReadOnlyCollection<PositionAdvance> advances)
    {
        if (advances.Count > 0)
        {
            statements.Add(
                Logged,
                PostgresBatch.Text(advances, static advance => advance.Member.Company),
                PostgresBatch.Ids(advances, static advance => advance.Member.ConversationId),
                PostgresBatch.Text(advances, static advance => advance.Member.UserId),
                PostgresBatch.Text(advances, static advance => StoredNames.Of(advance.Kind)),
                PostgresBatch.Numbers(advances, static advance => advance.Seq),
                PostgresBatch.Times(advances, static advance => advance.At));
        }
    }
}
