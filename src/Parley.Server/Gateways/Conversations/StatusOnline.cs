namespace Parley.Server.Gateways.Conversations;

/// <summary>Somebody is there.</summary>
internal sealed record StatusOnline(string UserId);
