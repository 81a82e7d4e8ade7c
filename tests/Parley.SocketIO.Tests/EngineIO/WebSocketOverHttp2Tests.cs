using System.Net;
using System.Net.WebSockets;
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

        await client.SendPacketAsync("""420["echo","é日"]""");

        Assert.Equal("""430["é日"]""", await client.ReceivePacketAsync());
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
            await client.SendPacketAsync("""420["echo",1]""");
            Assert.Equal("430[1]", await client.ReceivePacketAsync());
        }
    }

    [Fact]
    public async Task The_server_closes_it_in_order()
    {
        await using SocketServerFixture server = await StartAsync();
        using ClientWebSocket client = await JoinAsync(server);

        server.Sockets.Default.Sockets.Single().Disconnect(closeConnection: true);

        Assert.Equal("41", await client.ReceivePacketAsync());
        Assert.Equal("close", await client.ReceivePacketAsync());
    }

    private Task<SocketServerFixture> StartAsync() => SocketServerFixture.StartAsync(
        io => io.Default
            .On<JsonElement, JsonElement>("echo", static (_, argument) => argument)
            .OnDisconnect(context => _ends.Add(context.Reason.Name)),
        static options => options.WriteToSocket = true,
        services: services => services.AddSingleton<TimeProvider>(_time),
        protocols: HttpProtocols.Http2);

    private async Task<ClientWebSocket> JoinAsync(SocketServerFixture server)
    {
        var client = new ClientWebSocket();
        client.Options.HttpVersion = HttpVersion.Version20;
        client.Options.HttpVersionPolicy = HttpVersionPolicy.RequestVersionExact;
        var address = new Uri($"ws://{server.Address.Authority}/socket.io/?EIO=4&transport=websocket");
        await client.ConnectAsync(address, _connection, TestContext.Current.CancellationToken).Within("a WebSocket over HTTP/2");
        await client.JoinAsync();
        return client;
    }
}
