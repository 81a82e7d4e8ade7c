using Parley.Messaging.Appending;
using Parley.Messaging.Policies;

namespace Parley.Messaging.Orders;

/// <summary>Where the host application tells what becomes of its orders.</summary>
public sealed class OrderBook(AppendQueue queue)
{
    /// <summary>
    /// Stores the order; once this returns, no message that its status forbids is stored any more. A completed order without a time was completed
    /// now.
    /// </summary>
    public async Task<Result<Order>> PutAsync(Order order, CancellationToken cancellationToken = default) =>
        OrderPolicy.Check(order) is { } invalid ? invalid : await queue.AppendAsync(new PutOrder(order), cancellationToken);
}
