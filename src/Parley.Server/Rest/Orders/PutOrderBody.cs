namespace Parley.Server.Rest.Orders;

/// <summary>What the host application says of an order.</summary>
internal sealed record PutOrderBody
{
    public required string CustomerId { get; init; }

    public required string ProviderId { get; init; }

    public required string Status { get; init; }

    /// <summary>Of a completed order; now where it is left out.</summary>
    public DateTimeOffset? CompletedAt { get; init; }
}
