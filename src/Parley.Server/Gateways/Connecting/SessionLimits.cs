using Parley.Messaging.Policies;

namespace Parley.Server.Gateways.Connecting;

/// <summary>What a client may know of its limits before it meets them; 0 is no limit.</summary>
internal sealed record SessionLimits(
    int OrderTextLength,
    int TextLength,
    int OrderMessagesPerWindow,
    int OrderWindowSeconds,
    int MessagesPerWindow,
    int WindowSeconds,
    int MessagesPerDay,
    int EventsPerSecond)
{
    public static SessionLimits Of(LimitOptions limits) => new(
        limits.OrderTextLength,
        limits.TextLength,
        limits.OrderMessagesPerWindow,
        limits.OrderWindowSeconds,
        limits.MessagesPerWindow,
        limits.WindowSeconds,
        limits.MessagesPerDay,
        limits.EventsPerSecond);
}
