namespace Parley.Server.Gateways.Chat;

/// <summary>Somebody is <c>online</c> or <c>offline</c> now.</summary>
internal sealed record ChatPresence(string UserId, string Status, DateTimeOffset? LastSeenAt);
