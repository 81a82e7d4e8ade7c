using Parley.Messaging.Appending;
using Parley.Messaging.Conversations;
using Parley.Messaging.Users;

namespace Parley.Messaging.Orders;

/// <summary>
/// The thread of an order: one for its customer and its provider. <see cref="Described"/> is what the host says of an order that is not
/// stored yet; a stored one decides. Not found is for who asks the host next, and for nobody else to hear.
/// </summary>
public sealed record StartOrderThread(Caller Caller, string OrderId, Order? Described) : AppendCommand<StartedConversation>
{
    private OrderKey OrderKey => new(Caller.Company, OrderId);

    internal override void Require(FactKeys keys)
    {
        keys.Orders.Add(OrderKey);
        if (Described is not null)
        {
            keys.Users.Add(new UserKey(Caller.Company, Described.CustomerId));
            keys.Users.Add(new UserKey(Caller.Company, Described.ProviderId));
        }
    }

    internal override Result<StartedConversation> Decide(AppendBatch batch)
    {
        Order? stored = batch.Facts.Order(OrderKey);
        if ((stored ?? Described?.After(null, batch.Now)) is not { } order)
        {
            return ParleyError.NotFound("Order");
        }

        if (!Caller.IsService && Caller.UserId != order.CustomerId && Caller.UserId != order.ProviderId)
        {
            return ParleyError.NotAMember;
        }

        if (stored is null)
        {
            OrderParties.Know(batch, order);
            batch.Put(order);
        }

        return ThreadOf(batch, order) is { } known
            ? new StartedConversation(known, IsNew: false)
            : Begin(batch, order);
    }

    private Conversation? ThreadOf(AppendBatch batch, Order order) => batch.Facts.ThreadsOf(OrderKey)
        .Select(batch.Facts.Conversation)
        .FirstOrDefault(thread => thread!.CustomerId == order.CustomerId && thread.ProviderId == order.ProviderId);

    private static StartedConversation Begin(AppendBatch batch, Order order)
    {
        var conversation = new Conversation
        {
            Id = batch.Ids.Next(),
            Company = order.Company,
            Kind = ConversationKind.Order,
            OrderId = order.Id,
            CustomerId = order.CustomerId,
            ProviderId = order.ProviderId,
            CreatedAt = batch.Now,
        };
        return NewConversation.Begin(batch, conversation, [(order.CustomerId, MemberRole.Customer), (order.ProviderId, MemberRole.Provider)]);
    }
}
