namespace Parley.Server.Rest.Presence;

/// <summary>One user: <c>online</c> or <c>offline</c>.</summary>
internal sealed record PresenceItem(string UserId, string Status, DateTimeOffset? LastSeenAt);
