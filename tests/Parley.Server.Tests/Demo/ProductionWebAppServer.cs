namespace Parley.Server.Tests.Demo;

/// <summary>The same in Production.</summary>
public sealed class ProductionWebAppServer : WebAppServer
{
    protected override string EnvironmentName => "Production";
}
