namespace Parley.Server.Demo;

/// <summary>What a demo person signs in with.</summary>
internal sealed record DemoSession(string Token, string UserId, string CompanyId, string Name, DateTimeOffset ExpiresAt);
