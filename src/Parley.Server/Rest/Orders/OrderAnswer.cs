using Parley.Messaging.Orders;

namespace Parley.Server.Rest.Orders;

/// <summary>An order as it is stored.</summary>
internal sealed record OrderAnswer(string Id, string CustomerId, string ProviderId, string Status, DateTimeOffset? CompletedAt)
{
    public static OrderAnswer Of(Order order) => new(order.Id, order.CustomerId, order.ProviderId, order.Status, order.CompletedAt);
}
