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
/// REST on the real core and a database of its own, a SQLite file by default, behind a real Kestrel on a free port; shared by the tests of
/// a class, each of which has a company of its own. An error that it logs fails the tests.
/// </summary>
public class RestServer : IAsyncLifetime
{
    private readonly CapturedLogs _logs = new();
    private ITestDatabase? _database;
    private WebApplication? _app;
    private int _companies;

    public HttpClient Http { get; } = new() { Timeout = Deadline.Default };

    protected virtual string EnvironmentName => "Production";

    protected WebApplication App => _app ?? throw NotStarted();

    /// <summary>Settings beside those of the database and the tokens.</summary>
    protected virtual IReadOnlyList<(string Key, string Value)> Settings => [];

    internal CapturedLogs Logs => _logs;

    /// <summary>The database of this server alone.</summary>
    internal ITestDatabase Database => _database ?? throw NotStarted();

    /// <summary>The endpoints of REST that are mapped, as <c>GET /path</c>.</summary>
    internal IEnumerable<string> Routes =>
        from source in ((IEndpointRouteBuilder)App).DataSources
        from endpoint in source.Endpoints.OfType<RouteEndpoint>()
        where RestEndpoint.IsMarked(endpoint) && !endpoint.Metadata.OfType<IExcludeFromDescriptionMetadata>().Any()
        from method in endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods
        select $"{method} /{endpoint.RoutePattern.RawText!.Trim('/')}";

    public async ValueTask InitializeAsync()
    {
        _database = await CreateDatabaseAsync();
        _app = Build(_database.Url);
        await _app.StartAsync().Within("the start of the server");
        Http.BaseAddress = new Uri(_app.Urls.Single());
    }

    /// <summary>A company that no other test has.</summary>
    internal RestCompany Company() =>
        new(this, string.Create(CultureInfo.InvariantCulture, $"company-{Interlocked.Increment(ref _companies)}"));

    internal T Get<T>()
        where T : notnull => App.Services.GetRequiredService<T>();

    internal string Mint(Caller caller, string? name, TimeSpan? lifetime = null) =>
        Get<TokenMinter>().Mint(caller, name, lifetime ?? TimeSpan.FromHours(1));

    public virtual async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }

        if (_database is not null)
        {
            await _database.DisposeAsync();
        }

        GC.SuppressFinalize(this);
        Assert.Empty(_logs.TakeUnexpectedErrors());
    }

    protected virtual Task<ITestDatabase> CreateDatabaseAsync() => Task.FromResult<ITestDatabase>(new SqliteDatabase());

    /// <summary>After Parley is added.</summary>
    protected virtual void Configure(WebApplicationBuilder builder)
    {
    }

    /// <summary>After Parley is mapped.</summary>
    protected virtual void Map(WebApplication app)
    {
        RouteGroupBuilder failing = app.MapGroup("").WithMetadata(RestEndpoint.Mark).ExcludeFromDescription();
        failing.MapGet("/broken", static string () => throw new InvalidOperationException("the secret of the house"));
        failing.MapGet("/away", static string () => throw new StoreUnavailableException("host=db.internal"));
    }

    private WebApplication Build(string databaseUrl)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = EnvironmentName });
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders().AddProvider(_logs).SetMinimumLevel(LogLevel.Debug);
        builder.Configuration["DATABASE_URL"] = databaseUrl;
        builder.Configuration["JWT_SECRET"] = RandomNumberGenerator.GetHexString(64);
        foreach ((string key, string value) in Settings)
        {
            builder.Configuration[key] = value;
        }

        builder.Services.AddParley(builder.Configuration, builder.Environment);
        Configure(builder);
        WebApplication app = builder.Build();
        app.MapParley();
        Map(app);
        return app;
    }

    private static InvalidOperationException NotStarted() => new("The server is not started yet");
}
