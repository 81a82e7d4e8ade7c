using Parley.Messaging.Appending;
using Parley.Messaging.Users;

namespace Parley.Messaging.Orders;

/// <summary>The customer and the provider of an order become known users by it.</summary>
internal static class OrderParties
{
    public static void Know(AppendBatch batch, Order order)
    {
        foreach (string id in (ReadOnlySpan<string>)[order.CustomerId, order.ProviderId])
        {
            var key = new UserKey(order.Company, id);
            if (batch.Facts.User(key) is null)
            {
                batch.Put(new User { Key = key });
            }
        }
    }
}
