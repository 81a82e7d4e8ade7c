namespace Parley.Server.Gateways.Conversations;

/// <summary>Somebody has gone.</summary>
internal sealed record StatusOffline(string UserId, DateTimeOffset? LastSeenAt);
