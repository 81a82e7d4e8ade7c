using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.FileProviders;
using Parley.Server.Demo;
using Parley.Server.Tests.Hosts;
using Parley.Server.Tests.Rest;

namespace Parley.Server.Tests.Demo;

/// <summary>A server in Development with a web app in it.</summary>
public class WebAppServer : RestServer
{
    public const string Page = "<!doctype html><title>Parley</title>";

    public const string Script = "document.title += '!'";

    private readonly TemporaryFolder _folder = new();

    protected override string EnvironmentName => "Development";

    protected override void Configure(WebApplicationBuilder builder)
    {
        Directory.CreateDirectory(_folder.File("assets"));
        File.WriteAllText(_folder.File("index.html"), Page);
        File.WriteAllText(_folder.File("favicon.svg"), "<svg/>");
        File.WriteAllText(_folder.File("assets/app-1a2b3c.js"), Script);
        File.WriteAllText(_folder.File("assets/app-4d5e6f.css"), "body {}");
        builder.Environment.WebRootFileProvider = new PhysicalFileProvider(_folder.Path);
    }

    protected override void Map(WebApplication app) => app.MapParleyDemo();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }
}
