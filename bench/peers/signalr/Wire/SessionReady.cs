namespace Parley.Bench.SignalR.Wire;

/// <summary>The connection hears its conversations now.</summary>
internal sealed record SessionReady(string UserId);
