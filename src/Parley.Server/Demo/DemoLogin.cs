namespace Parley.Server.Demo;

/// <summary>Who to be.</summary>
internal sealed record DemoLogin(string? UserId);
