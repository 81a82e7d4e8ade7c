using Microsoft.Extensions.DependencyInjection;
using Parley.TestKit.SocketIO;
using Parley.TestKit.Waiting;

namespace Parley.SocketIO.Tests;

public sealed class DisconnectTests
{
    private readonly Mailbox<string> _ends = new("the end of a socket");

    [Fact]
    public async Task A_client_leaves_a_namespace_and_stays_in_the_others()
    {
        await using SocketServerFixture server = await StartAsync();
        await using RawWebSocket client = await server.JoinAsync();
        await client.JoinAsync("/other");

        await client.SendAsync("41/other,");

        Assert.Equal("/other client namespace disconnect", await _ends.NextAsync());
        server.Sockets.Default.Emit("news");
        Assert.Equal("""42["news"]""", await client.ReceiveAsync());
        await client.JoinAsync("/other");
    }

    [Fact]
    public async Task The_server_removes_a_client_from_a_namespace()
    {
        await using SocketServerFixture server = await StartAsync();
        await using RawWebSocket client = await server.JoinAsync();
        await client.JoinAsync("/other");
        Socket socket = Assert.Single(server.Sockets.Of("/other").Sockets);

        socket.Disconnect();
        socket.Emit("into the void");

        Assert.Equal("41/other,", await client.ReceiveAsync());
        Assert.Equal("/other server namespace disconnect", await _ends.NextAsync());
        Assert.False(socket.IsConnected);
        await client.SyncAsync();
    }

    [Fact]
    public async Task The_server_closes_the_connection_with_all_its_namespaces_after_what_was_emitted_before()
    {
        await using SocketServerFixture server = await StartAsync();
        await using RawWebSocket client = await server.JoinAsync();
        await client.JoinAsync("/other");

        server.Sockets.Default.Emit("last words");
        Assert.Single(server.Sockets.Default.Sockets).Disconnect(closeConnection: true);

        Assert.Equal("""42["last words"]""", await client.ReceiveAsync());
        Assert.Equal(["41", "41/other,"], new[] { await client.ReceiveAsync(), await client.ReceiveAsync() }.Order(StringComparer.Ordinal));
        Assert.Equal(0, await client.ReceiveCloseAsync());
        Assert.Equal(
            ["/ server namespace disconnect", "/other server namespace disconnect"],
            (await _ends.NextAsync(2)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_server_closes_the_connection_without_a_word_so_that_the_client_comes_back()
    {
        await using SocketServerFixture server = await StartAsync();
        await using RawWebSocket client = await server.JoinAsync();

        server.Sockets.Default.Emit("last words");
        Assert.Single(server.Sockets.Default.Sockets).CloseConnection();

        Assert.Equal("""42["last words"]""", await client.ReceiveAsync());
        Assert.Equal(0, await client.ReceiveCloseAsync());
        Assert.Equal("/ forced server close", await _ends.NextAsync());
    }

    [Fact]
    public async Task A_polling_client_gets_what_was_emitted_before_the_close()
    {
        await using SocketServerFixture server = await StartAsync();
        RawPolling client = await server.JoinByPollingAsync();

        server.Sockets.Default.Emit("last words");
        Assert.Single(server.Sockets.Default.Sockets).Disconnect(closeConnection: true);

        Assert.Equal("42[\"last words\"]\u001e41", await client.PollAsync());
        Assert.Equal("1", await client.PollAsync());
        using HttpResponseMessage after = await client.GetAsync();
        Assert.Equal(400, (int)after.StatusCode);
    }

    [Fact]
    public async Task A_client_that_closes_its_WebSocket_is_gone()
    {
        await using SocketServerFixture server = await StartAsync();
        await using RawWebSocket client = await server.JoinAsync();

        await client.SendAsync(new RawFrame(RawFrame.Close, [0x03, 0xe8]));

        Assert.Equal(1000, await client.ReceiveCloseAsync());
        Assert.Equal("/ transport close", await _ends.NextAsync());
    }

    [Fact]
    public async Task A_client_that_closes_its_polling_session_is_gone()
    {
        await using SocketServerFixture server = await StartAsync();
        RawPolling client = await server.JoinByPollingAsync();
        Socket socket = server.Sockets.Default.Sockets.Single();
        Task<string> poll = client.PollAsync();
        Assert.True(SpinWait.SpinUntil(() => socket.Session.Transport.IsWritable, Deadline.Default));

        await client.PostAsync("1");

        Assert.Equal("/ transport close", await _ends.NextAsync());
        Assert.Equal("6", await poll);
    }

    [Fact]
    public async Task A_connection_that_is_cut_is_gone()
    {
        await using SocketServerFixture server = await StartAsync();
        RawWebSocket client = await server.JoinAsync();

        client.Cut();

        Assert.Matches("^/ transport (close|error)$", await _ends.NextAsync());
    }

    [Theory]
    [InlineData("not a packet")]
    [InlineData("4")]
    [InlineData("42{}")]
    [InlineData("""42["a",{"b":1,"b":2}]""")]
    [InlineData("""42["connect"]""")]
    [InlineData("42[\"\\ud800\"]")]
    [InlineData("""42["a"]x""")]
    [InlineData("41{}")]
    public async Task A_packet_that_is_not_valid_closes_the_connection_and_no_other(string packet)
    {
        await using SocketServerFixture server = await StartAsync();
        await using RawWebSocket client = await server.JoinAsync();
        await using RawWebSocket other = await server.JoinAsync();

        await client.SendAsync(packet);

        Assert.Equal("/ parse error", await _ends.NextAsync());
        Assert.Equal(0, await client.ReceiveCloseAsync());
        await other.SyncAsync();
    }

    [Theory]
    [InlineData("C180", 1002)]
    [InlineData("8104", 1002)]
    [InlineData("818100000000FF", 1007)]
    [InlineData("8882000000000001", 1002)]
    public async Task A_frame_that_is_not_valid_closes_the_WebSocket_with_its_code(string hex, int code)
    {
        await using SocketServerFixture server = await StartAsync();
        await using RawWebSocket client = await server.JoinAsync();

        await client.SendAsync(Convert.FromHexString(hex));

        Assert.Equal(code, await client.ReceiveCloseAsync());
        Assert.Equal("/ transport error", await _ends.NextAsync());
    }

    [Fact]
    public async Task A_disconnect_handler_learns_the_rooms_and_has_services_that_are_disposed()
    {
        await using SocketServerFixture server = await SocketServerFixture.StartAsync(
            io => io.Default.OnDisconnect(async context =>
            {
                await Task.Yield();
                context.Services.GetRequiredService<Disposable>();
                _ends.Add(string.Join(',', context.Rooms));
            }),
            services: services => services.AddScoped(_ => new Disposable(_ends)));
        await using RawWebSocket client = await server.JoinAsync();
        server.Sockets.Default.Sockets.Single().Join("red");

        await client.SendAsync("41");

        Assert.Equal(["red", "disposed"], await _ends.NextAsync(2));
    }

    [Fact]
    public async Task A_disconnect_handler_that_fails_is_logged_and_the_next_one_runs()
    {
        await using SocketServerFixture server = await SocketServerFixture.StartAsync(io => io.Default
            .OnDisconnect(static Task (_) => throw new InvalidOperationException("test"))
            .OnDisconnect(_ => _ends.Add("next")));
        await using RawWebSocket client = await server.JoinAsync();

        await client.SendAsync("41");

        Assert.Equal("next", await _ends.NextAsync());
        Assert.Equal("test", (await server.Logs.TakeErrorAsync()).Exception?.Message);
    }

    private Task<SocketServerFixture> StartAsync() => SocketServerFixture.StartAsync(io =>
    {
        foreach (Namespace sockets in (Namespace[])[io.Default, io.Of("/other")])
        {
            sockets.OnDisconnect(context => _ends.Add($"{sockets.Name} {context.Reason}"));
        }
    });

    private sealed class Disposable(Mailbox<string> ends) : IDisposable
    {
        public void Dispose() => ends.Add("disposed");
    }
}
