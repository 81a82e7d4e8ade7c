namespace Parley.Messaging.Orders;

/// <summary>
/// The host application's orders. Asked once for an order that Parley does not know yet, when somebody opens its thread; from then on the
/// stored order decides, and the host tells changes by <see cref="PutOrder"/> or <c>PUT /orders/{id}</c>.
/// </summary>
public interface IOrderDirectory
{
    /// <summary>The order, or null where there is none of this id in this company.</summary>
    ValueTask<Order?> FindAsync(string company, string orderId, CancellationToken cancellationToken);
}
