using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Parley.TestKit.Waiting;

namespace Parley.Server.Tests.Auth;

/// <summary>An identity provider's keys on a real Kestrel and a free port.</summary>
internal sealed class JwksServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private volatile RequestDelegate _answer = static context => context.Response.WriteAsync("""{"keys":[]}""");
    private int _requests;

    private JwksServer(WebApplication app) => _app = app;

    public string Url => _app.Urls.Single() + "/keys";

    /// <summary>How many requests have come, to whatever path.</summary>
    public int Requests => Volatile.Read(ref _requests);

    /// <summary>The requests that have come, by their path.</summary>
    public Mailbox<string> Paths { get; } = new("a request for the keys");

    public static async Task<JwksServer> StartAsync(params TestKey[] keys)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var server = new JwksServer(builder.Build());
        server._app.Run(server.AnswerAsync);
        server.Publish(keys);
        await server._app.StartAsync().Within("the start of the key server");
        return server;
    }

    public void Publish(params TestKey[] keys) => Publish($$"""{"keys":[{{string.Join(',', keys.Select(static key => key.Jwk))}}]}""");

    public void Publish(string document) => Answer(context => context.Response.WriteAsync(document));

    public void Answer(RequestDelegate answer) => _answer = answer;

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        Interlocked.Increment(ref _requests);
        Paths.Add(context.Request.Path);
        return _answer(context);
    }
}
