using Parley.Messaging.Appending;
using Parley.Messaging.Orders;

namespace Parley.Storage.Postgres.Tables;

/// <summary>What an append says to the table of orders.</summary>
internal static class PostgresOrders
{
    private static readonly string[] Columns = ["company_id", "id", "customer_id", "provider_id", "status", "completed_at"];

    private static readonly string Locked =
        $"select {RowReader.OrderColumns} from {PostgresRows.Of("company_id", "id")} k "
        + "join orders o on o.company_id = k.company_id and o.id = k.id order by o.company_id, o.id for no key update of o";

    private static readonly string OfConversations =
        $"select {RowReader.OrderColumns} from {PostgresRows.Of("company_id", "id")} k "
        + "cross join lateral (select c.order_id from conversations c where c.id = k.id and c.company_id = k.company_id limit 1) c "
        + "cross join lateral (select * from orders o where o.company_id = k.company_id and o.id = c.order_id limit 1) o";

    private static readonly string Inserted =
        $"{PostgresRows.InsertInto("orders", Columns)} order by k.company_id collate \"C\", k.id collate \"C\"";

    private static readonly string Updated =
        "update orders o set customer_id = k.customer_id, provider_id = k.provider_id, status = k.status, completed_at = k.completed_at "
        + $"from {PostgresRows.Of(Columns)} k where o.company_id = k.company_id and o.id = k.id";

    public static void Lock(PostgresBatch statements, IReadOnlyCollection<OrderKey> keys, Action<Order> read)
    {
        if (keys.Count > 0)
        {
            statements.Query(
                Locked,
                row => read(RowReader.Order(row)),
                PostgresBatch.Text(keys, static key => key.Company),
                PostgresBatch.Text(keys, static key => key.Id));
        }
    }

    /// <summary>Those that conversations belong to; they cannot change while these are locked.</summary>
    public static void Load(PostgresBatch statements, IReadOnlyCollection<ConversationKey> conversations, Action<Order> read)
    {
        if (conversations.Count > 0)
        {
            statements.Query(
                OfConversations,
                row => read(RowReader.Order(row)),
                PostgresBatch.Text(conversations, static key => key.Company),
                PostgresBatch.Ids(conversations, static key => key.Id));
        }
    }

    public static void Insert(PostgresBatch statements, IReadOnlyCollection<Order> orders) => Write(statements, Inserted, orders);

    public static void Update(PostgresBatch statements, IReadOnlyCollection<Order> orders) => Write(statements, Updated, orders);

    private static void Write(PostgresBatch statements, string sql, IReadOnlyCollection<Order> orders)
    {
        if (orders.Count > 0)
        {
            statements.Add(
                sql,
                PostgresBatch.Text(orders, static order => order.Company),
                PostgresBatch.Text(orders, static order => order.Id),
                PostgresBatch.Text(orders, static order => order.CustomerId),
                PostgresBatch.Text(orders, static order => order.ProviderId),
                PostgresBatch.Text(orders, static order => order.Status),
                PostgresBatch.OptionalTimes(orders, static order => order.CompletedAt));
        }
    }
}
