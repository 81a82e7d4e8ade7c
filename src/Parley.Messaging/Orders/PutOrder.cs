using Parley.Messaging.Appending;
using Parley.Messaging.Conversations;
using Parley.Messaging.Events;
using Parley.Messaging.Policies;
using Parley.Messaging.Users;

namespace Parley.Messaging.Orders;

/// <summary>What the host application says of an order: it opens and closes the order's threads from this moment on.</summary>
public sealed record PutOrder(Order Order) : AppendCommand<Order>
{
    private OrderKey Key => new(Order.Company, Order.Id);

    internal override void Require(FactKeys keys)
    {
        keys.Orders.Add(Key);
        keys.Users.Add(new UserKey(Order.Company, Order.CustomerId));
        keys.Users.Add(new UserKey(Order.Company, Order.ProviderId));
    }

    internal override Result<Order> Decide(AppendBatch batch)
    {
        Order? before = batch.Facts.Order(Key);
        Order order = Order with { CompletedAt = CompletedAt(before, batch.Now) };
        OrderParties.Know(batch, order);
        if (order == before)
        {
            return order;
        }

        batch.Put(order);
        foreach (ConversationKey thread in batch.Facts.ThreadsOf(Key))
        {
            Follow(batch, batch.Facts.Conversation(thread)!, order);
        }

        return order;
    }

    // Completed without a time means now, and goes on meaning the first time it was said.
    private DateTimeOffset? CompletedAt(Order? before, DateTimeOffset now) =>
        Order.Status != OrderStatus.Completed ? null
        : Order.CompletedAt ?? (before?.Status == OrderStatus.Completed ? before.CompletedAt : now);

    private static void Follow(AppendBatch batch, Conversation before, Order order)
    {
        Conversation conversation = before.Changed();
        bool isOpen = OrderGate.Of(before, order, batch.Rules.Orders.Grace, batch.Now).Refusal is null;
        if (isOpen && before.ArchivedByItself)
        {
            conversation = conversation with { Status = ConversationStatus.Open, ArchivedByItself = false };
        }

        batch.Update(conversation);
        batch.Tell(new ConversationUpdated(conversation));
    }
}
