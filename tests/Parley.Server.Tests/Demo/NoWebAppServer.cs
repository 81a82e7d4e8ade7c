using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.FileProviders;
using Parley.Server.Demo;
using Parley.Server.Tests.Rest;

namespace Parley.Server.Tests.Demo;

/// <summary>A server in Development that was built without its web app.</summary>
public sealed class NoWebAppServer : RestServer
{
    protected override string EnvironmentName => "Development";

    protected override void Configure(WebApplicationBuilder builder) => builder.Environment.WebRootFileProvider = new NullFileProvider();

    protected override void Map(WebApplication app) => app.MapParleyDemo();
}
