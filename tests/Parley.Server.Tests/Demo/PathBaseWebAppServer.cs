namespace Parley.Server.Tests.Demo;

/// <summary>The same with everything of Parley's below a path.</summary>
public sealed class PathBaseWebAppServer : WebAppServer
{
    protected override IReadOnlyList<(string Key, string Value)> Settings => [("Parley:PathBase", "/api/v1")];
}
