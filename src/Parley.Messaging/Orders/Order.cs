using Parley.Messaging.Appending;

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

    public OrderKey Key => new(Company, Id);

    /// <summary>
    /// This order as it is stored after <paramref name="before"/>. Completed without a time means now, and goes on meaning the first time it was
    /// said; no other status has a time.
    /// </summary>
    internal Order After(Order? before, DateTimeOffset now)
    {
        if (Status != OrderStatus.Completed)
        {
            return this with { CompletedAt = null };
        }

        DateTimeOffset at = CompletedAt ?? (before?.Status == OrderStatus.Completed ? before.CompletedAt : null) ?? now;

        // Whole milliseconds: what both databases give back.
        return this with { CompletedAt = DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds()) };
    }
}
