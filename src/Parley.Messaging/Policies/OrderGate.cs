using Parley.Messaging.Conversations;
using Parley.Messaging.Orders;

namespace Parley.Messaging.Policies;

/// <summary>Whether the status of an order lets its thread take messages, and until when.</summary>
internal readonly record struct OrderGate(ParleyError? Refusal, DateTimeOffset? Until)
{
    private static readonly OrderGate Open = new(null, null);

    private static readonly OrderGate Closed = new(ParleyError.OrderClosed, null);

    private static readonly OrderGate Canceled = new(ParleyError.OrderCanceled, null);

    public static OrderGate Of(Conversation conversation, Order? order, TimeSpan grace, DateTimeOffset now)
    {
        if (conversation.Kind != ConversationKind.Order)
        {
            return Open;
        }

        // An order that got other parties has another thread; this one is history.
        if (order is null || order.CustomerId != conversation.CustomerId || order.ProviderId != conversation.ProviderId)
        {
            return Closed;
        }

        return order.Status switch
        {
            OrderStatus.Assigned or OrderStatus.InProgress => Open,
            OrderStatus.Completed => UntilGraceEnds(order, grace, now),
            OrderStatus.Canceled => Canceled,
            _ => Closed,
        };
    }

    private static OrderGate UntilGraceEnds(Order order, TimeSpan grace, DateTimeOffset now) =>
        order.CompletedAt + grace is { } end && now < end ? new OrderGate(null, end) : Closed;
}
