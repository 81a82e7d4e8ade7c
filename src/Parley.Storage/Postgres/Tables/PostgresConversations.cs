using Parley.Messaging.Appending;
using Parley.Messaging.Conversations;

namespace Parley.Storage.Postgres.Tables;

/// <summary>What an append says to the table of conversations.</summary>
internal static class PostgresConversations
{
    private static readonly string Locked =
        $"select {RowReader.ConversationColumns} from {PostgresRows.Of("company_id", "id")} k "
        + "join conversations c on c.id = k.id and c.company_id = k.company_id order by c.id for no key update of c";

    private static readonly string OfPairs =
        $"select c.company_id, c.id from {PostgresRows.Of("company_id", "pair")} k "
        + "join conversations c on c.company_id = k.company_id and c.direct_key = k.pair";

    private static readonly string OfOrders =
        $"select c.company_id, c.id from {PostgresRows.Of("company_id", "id")} k "
        + "join conversations c on c.company_id = k.company_id and c.order_id = k.id";

    private static readonly string Inserted =
        PostgresRows.InsertInto(
            "conversations",
            "id", "company_id", "kind", "name", "order_id", "customer_id", "provider_id", "direct_key", "status", "archived_by_itself",
            "archived_under_block", "last_seq", "last_rev", "changed_rev", "last_message_at", "created_at")
        + " order by k.company_id collate \"C\", k.direct_key collate \"C\", k.order_id collate \"C\"";

    private static readonly string Updated =
        "update conversations c set name = k.name, status = k.status, archived_by_itself = k.archived_by_itself, "
        + "archived_under_block = k.archived_under_block, last_seq = k.last_seq, last_rev = k.last_rev, changed_rev = k.changed_rev, "
        + "last_message_at = k.last_message_at from "
        + PostgresRows.Of(
            "company_id", "id", "name", "status", "archived_by_itself", "archived_under_block", "last_seq", "last_rev", "changed_rev", "last_message_at")
        + " k where c.id = k.id and c.company_id = k.company_id";

    /// <summary>In the order of their ids, whoever locks them.</summary>
    public static void Lock(PostgresBatch statements, IReadOnlyCollection<ConversationKey> keys, Action<Conversation> read)
    {
        if (keys.Count > 0)
        {
            statements.Query(
                Locked,
                row => read(RowReader.Conversation(row)),
                PostgresBatch.Text(keys, static key => key.Company),
                PostgresBatch.Ids(keys, static key => key.Id));
        }
    }

    /// <summary>Those that are named by their pair or by their order.</summary>
    public static void Find(PostgresBatch statements, FactKeys keys, Action<ConversationKey> found)
    {
        if (keys.DirectPairs.Count > 0)
        {
            statements.Query(
                OfPairs,
                row => found(new ConversationKey(row.Text(0), row.Id(1))),
                PostgresBatch.Text(keys.DirectPairs, static key => key.Company),
                PostgresBatch.Text(keys.DirectPairs, static key => key.Pair));
        }

        if (keys.Orders.Count > 0)
        {
            statements.Query(
                OfOrders,
                row => found(new ConversationKey(row.Text(0), row.Id(1))),
                PostgresBatch.Text(keys.Orders, static key => key.Company),
                PostgresBatch.Text(keys.Orders, static key => key.Id));
        }
    }

    public static void Insert(PostgresBatch statements, IReadOnlyCollection<Conversation> conversations)
    {
        if (conversations.Count > 0)
        {
            statements.Add(
                Inserted,
                PostgresBatch.Ids(conversations, static conversation => conversation.Id),
                PostgresBatch.Text(conversations, static conversation => conversation.Company),
                PostgresBatch.Text(conversations, static conversation => StoredNames.Of(conversation.Kind)),
                PostgresBatch.Text(conversations, static conversation => conversation.Name),
                PostgresBatch.Text(conversations, static conversation => conversation.OrderId),
                PostgresBatch.Text(conversations, static conversation => conversation.CustomerId),
                PostgresBatch.Text(conversations, static conversation => conversation.ProviderId),
                PostgresBatch.Text(conversations, static conversation => conversation.DirectKey),
                PostgresBatch.Text(conversations, static conversation => StoredNames.Of(conversation.Status)),
                PostgresBatch.Flags(conversations, static conversation => conversation.ArchivedByItself),
                PostgresBatch.Flags(conversations, static conversation => conversation.ArchivedUnderBlock),
                PostgresBatch.Numbers(conversations, static conversation => conversation.LastSeq),
                PostgresBatch.Numbers(conversations, static conversation => conversation.LastRev),
                PostgresBatch.Numbers(conversations, static conversation => conversation.ChangedRev),
                PostgresBatch.OptionalTimes(conversations, static conversation => conversation.LastMessageAt),
                PostgresBatch.Times(conversations, static conversation => conversation.CreatedAt));
        }
    }

    public static void Update(PostgresBatch statements, IReadOnlyCollection<Conversation> conversations)
    {
        if (conversations.Count > 0)
        {
            statements.Add(
                Updated,
                PostgresBatch.Text(conversations, static conversation => conversation.Company),
                PostgresBatch.Ids(conversations, static conversation => conversation.Id),
                PostgresBatch.Text(conversations, static conversation => conversation.Name),
                PostgresBatch.Text(conversations, static conversation => StoredNames.Of(conversation.Status)),
                PostgresBatch.Flags(conversations, static conversation => conversation.ArchivedByItself),
                PostgresBatch.Flags(conversations, static conversation => conversation.ArchivedUnderBlock),
                PostgresBatch.Numbers(conversations, static conversation => conversation.LastSeq),
                PostgresBatch.Numbers(conversations, static conversation => conversation.LastRev),
                PostgresBatch.Numbers(conversations, static conversation => conversation.ChangedRev),
                PostgresBatch.OptionalTimes(conversations, static conversation => conversation.LastMessageAt));
        }
    }
}
