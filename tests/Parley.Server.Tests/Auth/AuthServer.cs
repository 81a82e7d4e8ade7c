using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Parley.Messaging.Users;
using Parley.Server.Auth;
using Parley.TestKit.Logging;
using Parley.TestKit.Time;
using Parley.TestKit.Waiting;

namespace Parley.Server.Tests.Auth;

/// <summary>A server with endpoints that need a caller, on a real Kestrel and a free port. An error that it logs fails the test.</summary>
internal sealed class AuthServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly CapturedLogs _logs;

    private AuthServer(WebApplication app, CapturedLogs logs)
    {
        _app = app;
        _logs = logs;
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()), Timeout = Deadline.Default };
    }

    public HttpClient Http { get; }

    public FakeTime Time => (FakeTime)_app.Services.GetRequiredService<TimeProvider>();

    public KnownRevocations Revocations => (KnownRevocations)_app.Services.GetRequiredService<ITokenRevocations>();

    /// <summary>How often an endpoint was reached.</summary>
    public int Served { get; private set; }

    public static async Task<AuthServer> StartAsync(string? corsOrigins = null)
    {
        var logs = new CapturedLogs();
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders().AddProvider(logs).SetMinimumLevel(LogLevel.Debug);
        builder.Services.AddSingleton<TimeProvider>(new FakeTime());
        builder.Services.AddSingleton<ITokenRevocations, KnownRevocations>();
        builder.Services.AddParleyAuth().AddParleyCors();
        builder.Services.Configure<AuthOptions>(static options => options.JwtSecret = TokenForge.Secret);
        builder.Services.Configure<OriginOptions>(options => options.Add(corsOrigins));
        var server = builder.Build();
        AuthServer? started = null;
        server.UseParleyCors().UseAuthentication().UseAuthorization();
        server.Use((context, next) =>
        {
            started!.Served++;
            return next(context);
        });
        Map(server);
        await server.StartAsync().Within("the start of the server");
        return started = new AuthServer(server, logs);
    }

    public string Mint(Roles roles = Roles.None, string company = "acme") => _app.Services.GetRequiredService<TokenMinter>()
        .Mint(new Caller(new UserKey(company, "ann"), roles), "Ann", TimeSpan.FromHours(1));

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        foreach ((string name, string value) in headers)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        }

        return await Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public Task<HttpResponseMessage> GetAsync(string path, params string[] authorization) =>
        SendAsync(HttpMethod.Get, path, [.. authorization.Select(static value => ("Authorization", value))]);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
        Assert.Empty(_logs.TakeUnexpectedErrors());
    }

    private static void Map(WebApplication app)
    {
        app.MapGet("/open", static () => "open");
        app.MapMethods("/me", ["GET", "POST", "PATCH"], static (HttpContext context) =>
            $"{context.Caller().Company}/{context.Caller().UserId}/{context.ValidToken().Name}/{context.User.Identity!.Name}")
            .RequireAuthorization();
        app.MapGet("/service", static () => "service").RequireAuthorization(static policy => policy.RequireRole(RoleClaims.Service));
        app.MapGet("/socket.io/", static () => "socket");
    }
}
