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
        Order order = Order.After(before, batch.Now);
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

    private static void Follow(AppendBatch batch, Conversation before, Order order)
    {
        Conversation conversation = before.Changed();
        bool isOpen = OrderGate.Of(before, order, batch.Rules.Orders.Grace, batch.Now).Refusal is null;
        if (isOpen && before.ArchivedByItself)
        {
            bool isBlocked = before.Status == ConversationStatus.Blocked;
            conversation = conversation with
            {
                Status = isBlocked ? ConversationStatus.Blocked : ConversationStatus.Open,
                ArchivedByItself = false,
                ArchivedUnderBlock = false,
            };
        }

        batch.Update(conversation);
        batch.Tell(new ConversationUpdated(conversation));
    }
}
