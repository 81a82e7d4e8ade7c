using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Parley.SocketIO;
using Parley.TestKit.Logging;
using Parley.TestKit.Waiting;

namespace Parley.TestKit.SocketIO;

/// <summary>
/// A Socket.IO server on a real Kestrel and a free port. An error that it logs and that the test has not taken
/// (<see cref="CapturedLogs.TakeErrorAsync"/>) fails the test when the server is disposed.
/// </summary>
public sealed class SocketServerFixture : IAsyncDisposable
{
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(20);

    private readonly WebApplication _app;
    private bool _stopped;

    private SocketServerFixture(WebApplication app, CapturedLogs logs, Mailbox<string> polls)
    {
        _app = app;
        Logs = logs;
        Polls = polls;
        Address = new Uri(app.Urls.Single());
        Http = new HttpClient { BaseAddress = Address, Timeout = Deadline.Default };
    }

    public Uri Address { get; }

    public HttpClient Http { get; }

    public CapturedLogs Logs { get; }

    /// <summary>The polls that have reached the server, by their query.</summary>
    public Mailbox<string> Polls { get; }

    public IServiceProvider Services => _app.Services;

    public SocketServer Sockets => _app.Services.GetRequiredService<SocketServer>();

    /// <summary>Starts a server.</summary>
    /// <param name="sockets">Gives its namespaces their handlers.</param>
    /// <param name="options">Changes its settings. Unlike by default, connections are closed at once when it stops.</param>
    /// <param name="services">Adds services, for instance a <see cref="TimeProvider"/>.</param>
    /// <param name="port">The port of a server that has stopped, to take its place; otherwise a free one.</param>
    /// <param name="protocols">The versions of HTTP; without TLS there can be only one.</param>
    /// <param name="certificate">Makes it speak TLS alone.</param>
    public static async Task<SocketServerFixture> StartAsync(
        Action<SocketServer>? sockets = null,
        Action<SocketIOOptions>? options = null,
        Action<IServiceCollection>? services = null,
        int port = 0,
        HttpProtocols protocols = HttpProtocols.Http1,
        X509Certificate2? certificate = null)
    {
        var logs = new CapturedLogs();
        var polls = new Mailbox<string>("a poll");
        WebApplication app = Build(logs, options, services, listen: kestrel => kestrel.Listen(IPAddress.Loopback, port, endpoint =>
        {
            endpoint.Protocols = protocols;
            if (certificate is not null)
            {
                endpoint.UseHttps(certificate);
            }
        }));
        try
        {
            sockets?.Invoke(app.Services.GetRequiredService<SocketServer>());
            app.Use((context, next) =>
            {
                if (HttpMethods.IsGet(context.Request.Method) && context.Request.Query.ContainsKey("sid"))
                {
                    polls.Add(context.Request.QueryString.Value!);
                }

                return next();
            });
            app.MapSocketIO();
            await app.StartAsync().Within("the start of the server");
            return new SocketServerFixture(app, logs, polls);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>A WebSocket with a session of its own that has joined no namespace yet.</summary>
    public Task<RawWebSocket> OpenAsync(string headers = "", int receiveBufferSize = 0) =>
        RawWebSocket.OpenAsync(Address, headers, receiveBufferSize);

    /// <summary>A WebSocket that has joined a namespace.</summary>
    public async Task<RawWebSocket> JoinAsync(string name = "/", string auth = "", int receiveBufferSize = 0)
    {
        RawWebSocket client = await OpenAsync(receiveBufferSize: receiveBufferSize);
        await client.JoinAsync(name, auth);
        return client;
    }

    /// <summary>A polling session that has joined the default namespace.</summary>
    public Task<RawPolling> JoinByPollingAsync() => RawPolling.JoinAsync(Http);

    public async Task StopAsync()
    {
        _stopped = true;
        await _app.StopAsync().Within("the end of the server", StopLimit);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (!_stopped)
        {
            await StopAsync();
        }

        await _app.DisposeAsync();
        if (Logs.TakeUnexpectedErrors() is { Count: > 0 } errors)
        {
            throw new UnexpectedErrorsException(errors);
        }
    }

    private static WebApplication Build(
        CapturedLogs logs, Action<SocketIOOptions>? options, Action<IServiceCollection>? services, Action<KestrelServerOptions> listen)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(listen);
        builder.Logging.AddProvider(logs).SetMinimumLevel(LogLevel.Debug);
        builder.Services.AddRoutingCore();
        builder.Services.AddSocketIO(socketIO =>
        {
            socketIO.ShutdownSpread = TimeSpan.Zero;
            options?.Invoke(socketIO);
        });
        services?.Invoke(builder.Services);
        return builder.Build();
    }
}
