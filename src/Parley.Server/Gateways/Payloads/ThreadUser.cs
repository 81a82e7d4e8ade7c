namespace Parley.Server.Gateways.Payloads;

/// <summary>Somebody of a thread.</summary>
internal sealed record ThreadUser(Guid ThreadId, string UserId);
