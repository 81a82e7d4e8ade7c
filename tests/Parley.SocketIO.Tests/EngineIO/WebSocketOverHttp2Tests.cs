using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Parley.TestKit.SocketIO;
using Parley.TestKit.Time;
using Parley.TestKit.Waiting;

namespace Parley.SocketIO.Tests.EngineIO;

/// <summary>Browsers prefer HTTP/2, where many WebSockets share one connection (RFC 8441).</summary>
public sealed class WebSocketOverHttp2Tests : IDisposable
{
    private readonly FakeTime _time = new();
    private readonly Mailbox<string> _ends = new("the end of a socket");
    private readonly HttpMessageInvoker _connection = new(new SocketsHttpHandler());

    public void Dispose() => _connection.Dispose();

    [Fact]
    public async Task A_browser_that_speaks_HTTP_2_gets_its_WebSocket_there()
    {
        await using SocketServerFixture server = await StartAsync();
        using ClientWebSocket client = await JoinAsync(server);

        await SendAsync(client, """420["echo","é日"]""");

        Assert.Equal("""430["é日"]""", await ReceiveAsync(client));
    }

    [Fact]
    public async Task A_WebSocket_that_breaks_off_does_not_touch_the_others_on_its_connection()
    {
        await using SocketServerFixture server = await StartAsync();
        using ClientWebSocket broken = await JoinAsync(server);
        using ClientWebSocket older = await JoinAsync(server);

        broken.Abort();
        await _ends.NextAsync();
        using ClientWebSocket newer = await JoinAsync(server);
        _time.Advance(TimeSpan.FromSeconds(10));

        foreach (ClientWebSocket client in (ClientWebSocket[])[older, newer])
        {
            await SendAsync(client, """420["echo",1]""");
            Assert.Equal("430[1]", await ReceiveAsync(client));
        }
    }

    [Fact]
    public async Task The_server_closes_it_in_order()
    {
        await using SocketServerFixture server = await StartAsync();
        using ClientWebSocket client = await JoinAsync(server);

        server.Sockets.Default.Sockets.Single().Disconnect(closeConnection: true);

        Assert.Equal("41", await ReceiveAsync(client));
        Assert.Equal("close", await ReceiveAsync(client));
    }

    private Task<SocketServerFixture> StartAsync() => SocketServerFixture.StartAsync(
        io => io.Default
            .On<JsonElement, JsonElement>("echo", static (_, argument) => argument)
            .OnDisconnect(context => _ends.Add(context.Reason.Name)),
        services: services => services.AddSingleton<TimeProvider>(_time),
        protocols: HttpProtocols.Http2);

    private async Task<ClientWebSocket> JoinAsync(SocketServerFixture server)
    {
        var client = new ClientWebSocket();
        client.Options.HttpVersion = HttpVersion.Version20;
        client.Options.HttpVersionPolicy = HttpVersionPolicy.RequestVersionExact;
        var address = new Uri($"ws://{server.Address.Authority}/socket.io/?EIO=4&transport=websocket");
        await client.ConnectAsync(address, _connection, TestContext.Current.CancellationToken).Within("a WebSocket over HTTP/2");
        Assert.StartsWith("0{", await ReceiveAsync(client), StringComparison.Ordinal);
        await SendAsync(client, "40");
        Assert.StartsWith("40{", await ReceiveAsync(client), StringComparison.Ordinal);
        return client;
    }

    private static Task SendAsync(ClientWebSocket client, string packet) => client
        .SendAsync(Encoding.UTF8.GetBytes(packet), WebSocketMessageType.Text, endOfMessage: true, TestContext.Current.CancellationToken)
        .Within("room for a packet");

    private static async Task<string> ReceiveAsync(ClientWebSocket client)
    {
        byte[] buffer = new byte[4_096];
        WebSocketReceiveResult result = await client.ReceiveAsync(buffer, TestContext.Current.CancellationToken).Within("a packet");
        return result.MessageType == WebSocketMessageType.Close ? "close" : Encoding.UTF8.GetString(buffer, 0, result.Count);
    }
}
