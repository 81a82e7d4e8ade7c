using Parley.Messaging.Orders;

namespace Parley.Messaging.Tests.Orders;

/// <summary>The order directory of a host, which counts how often it is asked.</summary>
internal sealed class HostOrders(Order? order) : IOrderDirectory
{
    public int Asked { get; private set; }

    public bool IsAway { get; init; }

    public ValueTask<Order?> FindAsync(string company, string orderId, CancellationToken cancellationToken)
    {
        Asked++;
        if (IsAway)
        {
            throw new InvalidOperationException("the host is away");
        }

        return ValueTask.FromResult(order);
    }
}
