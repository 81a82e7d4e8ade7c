using Parley.Messaging.Orders;

namespace Parley.Messaging.Policies;

/// <summary>What the host may say of an order.</summary>
public static class OrderPolicy
{
    public const int MaxStatusLength = 50;

    // Any grace window after it is still a time.
    private static readonly DateTimeOffset LatestCompletion = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);

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

        if (order.CompletedAt > LatestCompletion)
        {
            return ParleyError.Invalid("completed_at", "The order is completed too far in the future");
        }

        return IdPolicy.IsValid(order.Status) && order.Status.Length <= MaxStatusLength
            ? null
            : ParleyError.Invalid("status", $"A status has 1 to {MaxStatusLength} characters");
    }
}
