namespace Parley.Messaging.Orders;

/// <summary>The order directory of a host that tells Parley of its orders by itself: there is nobody to ask.</summary>
public sealed class StoredOrdersOnly : IOrderDirectory
{
    public ValueTask<Order?> FindAsync(string company, string orderId, CancellationToken cancellationToken) => default;
}
