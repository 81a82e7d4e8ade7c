namespace Parley.Messaging.Orders;

/// <summary>An order of the host application, as far as its thread depends on it.</summary>
public sealed record Order
{
    public required string Company { get; init; }

    public required string Id { get; init; }

    public required string CustomerId { get; init; }

    public required string ProviderId { get; init; }

    /// <summary>The host's own word; <see cref="OrderStatus"/> has those that mean something here.</summary>
    public required string Status { get; init; }

    /// <summary>Set while the status is <see cref="OrderStatus.Completed"/>.</summary>
    public DateTimeOffset? CompletedAt { get; init; }
}
