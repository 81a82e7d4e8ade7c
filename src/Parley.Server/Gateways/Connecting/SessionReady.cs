namespace Parley.Server.Gateways.Connecting;

/// <summary>The first event of every socket. <paramref name="Epoch"/> names the history of the database: see the sync.</summary>
internal sealed record SessionReady(string UserId, string Epoch, long TotalUnread, SessionLimits Limits);
