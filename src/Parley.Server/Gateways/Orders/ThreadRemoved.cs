namespace Parley.Server.Gateways.Orders;

/// <summary>A thread that the one who hears it is no longer in.</summary>
internal sealed record ThreadRemoved(Guid ThreadId, long Rev);
