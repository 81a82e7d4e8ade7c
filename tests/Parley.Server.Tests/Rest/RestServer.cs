using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Parley.Messaging;
using Parley.Messaging.Users;
using Parley.Server.Auth;
using Parley.Server.Rest.OpenApi;
using Parley.TestKit.Databases;
using Parley.TestKit.Logging;
using Parley.TestKit.Waiting;

namespace Parley.Server.Tests.Rest;

/// <summary>
/// REST on the real core and a SQLite file of its own, behind a real Kestrel on a free port; shared by the tests of a class, each of which has
/// a company of its own. An error that it logs fails the tests.
/// </summary>
public class RestServer : IAsyncLifetime
{
    private readonly SqliteDatabase _database = new();
    private readonly CapturedLogs _logs = new();
    private readonly WebApplication _app;
    private int _companies;

    public RestServer()
        : this("")
    {
    }

    protected RestServer(string pathBase)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders().AddProvider(_logs).SetMinimumLevel(LogLevel.Debug);
        builder.Configuration["DATABASE_URL"] = _database.Url;
        builder.Configuration["JWT_SECRET"] = RandomNumberGenerator.GetHexString(64);
        builder.Configuration["Parley:PathBase"] = pathBase;
        builder.Services.AddParley(builder.Configuration, builder.Environment);
        _app = builder.Build();
        _app.MapParley();
        RouteGroupBuilder failing = _app.MapGroup("").WithMetadata(RestEndpoint.Mark).ExcludeFromDescription();
        failing.MapGet("/broken", static string () => throw new InvalidOperationException("the secret of the house"));
        failing.MapGet("/away", static string () => throw new StoreUnavailableException("host=db.internal"));
    }

    public HttpClient Http { get; } = new() { Timeout = Deadline.Default };

    internal CapturedLogs Logs => _logs;

    /// <summary>The endpoints of REST that are mapped, as <c>GET /path</c>.</summary>
    internal IEnumerable<string> Routes =>
        from source in ((IEndpointRouteBuilder)_app).DataSources
        from endpoint in source.Endpoints.OfType<RouteEndpoint>()
        where RestEndpoint.IsMarked(endpoint) && !endpoint.Metadata.OfType<IExcludeFromDescriptionMetadata>().Any()
        from method in endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods
        select $"{method} /{endpoint.RoutePattern.RawText!.Trim('/')}";

    public async ValueTask InitializeAsync()
    {
        await _app.StartAsync().Within("the start of the server");
        Http.BaseAddress = new Uri(_app.Urls.Single());
    }

    /// <summary>A company that no other test has.</summary>
    internal RestCompany Company() =>
        new(this, string.Create(CultureInfo.InvariantCulture, $"company-{Interlocked.Increment(ref _companies)}"));

    internal T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    internal string Mint(Caller caller, string? name) =>
        Get<TokenMinter>().Mint(caller, name, TimeSpan.FromHours(1));

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _database.DisposeAsync();
        GC.SuppressFinalize(this);
        Assert.Empty(_logs.TakeUnexpectedErrors());
    }
}
