namespace Parley.Server.Tests.Rest;

/// <summary>A server below a path.</summary>
public sealed class PathBaseServer() : RestServer("/api/v1");
