namespace Parley.Server.Tests.Rest;

/// <summary>A server that pages of one origin may call.</summary>
public sealed class ForeignPageServer : RestServer
{
    public const string Origin = "https://shop.example";

    protected override IReadOnlyList<(string Key, string Value)> Settings => [("CORS_ORIGINS", Origin)];
}
