using Microsoft.AspNetCore.Builder;
using Parley.Server.Demo;
using Parley.Server.Tests.Rest;

namespace Parley.Server.Tests.Demo;

/// <summary>A server in Development with the demo's people and what they said.</summary>
public class DemoServer : RestServer
{
    protected override string EnvironmentName => "Development";

    internal RestClient As(DemoPerson person) => new(Http, Mint(person.Caller, person.Name));

    protected override void Configure(WebApplicationBuilder builder) => builder.AddParleyDemo();

    protected override void Map(WebApplication app) => app.MapParleyDemo();
}
