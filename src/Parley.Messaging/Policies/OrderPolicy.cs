using Parley.Messaging.Orders;

namespace Parley.Messaging.Policies;

/// <summary>What the host may say of an order.</summary>
public static class OrderPolicy
{
    public const int MaxStatusLength = 50;

    private static readonly DateTimeOffset LatestCompletion = new(3000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static ParleyError? Check(Order order)
    {
        if (!IdPolicy.IsValid(order.Id) || !IdPolicy.IsValid(order.CustomerId) || !IdPolicy.IsValid(order.ProviderId))
        {
            return ParleyError.Invalid("order", $"An order has an id, a customerId and a providerId of 1 to {IdPolicy.MaxLength} characters");
        }

        if (order.CustomerId == order.ProviderId)
        {
            return ParleyError.Invalid("order", "The customer and the provider of an order are two people");
        }

        if (!IdPolicy.IsValid(order.Status) || order.Status.Length > MaxStatusLength)
        {
            return ParleyError.Invalid("status", $"A status has 1 to {MaxStatusLength} characters");
        }

        // The end of the grace window must still be a time.
        return order.CompletedAt is { } at && (at < DateTimeOffset.UnixEpoch || at >= LatestCompletion)
            ? ParleyError.Invalid("completed_at", "An order is completed between the years 1970 and 3000")
            : null;
    }
}
