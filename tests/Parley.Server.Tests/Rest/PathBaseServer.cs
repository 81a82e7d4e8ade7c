namespace Parley.Server.Tests.Rest;

/// <summary>A server below a path.</summary>
public sealed class PathBaseServer : RestServer
{
    protected override IReadOnlyList<(string Key, string Value)> Settings => [("Parley:PathBase", "/api/v1")];
}
