using System.Collections.Concurrent;
using Parley.Messaging.Orders;

namespace Parley.Samples.Host;

/// <summary>The orders of the shop, which would be in its database.</summary>
internal sealed class Shop : IOrderDirectory
{
    private const string Company = "default";

    private readonly ConcurrentDictionary<string, Order> _orders = [];

    public Order Take(string id, string customer, string provider) => _orders[id] = new Order
    {
        Company = Company,
        Id = id,
        CustomerId = customer,
        ProviderId = provider,
        Status = OrderStatus.Assigned,
    };

    public Order Cancel(string id) => _orders[id] = _orders[id] with { Status = OrderStatus.Canceled };

    public ValueTask<Order?> FindAsync(string company, string orderId, CancellationToken cancellationToken) =>
        new(company == Company ? _orders.GetValueOrDefault(orderId) : null);
}
