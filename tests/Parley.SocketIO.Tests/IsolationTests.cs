using Parley.TestKit.SocketIO;
using Parley.TestKit.Waiting;

namespace Parley.SocketIO.Tests;

/// <summary>What one client does, or is made to do, stays with that client.</summary>
public sealed class IsolationTests
{
    private readonly Mailbox<string> _ends = new("the end of a socket");
    private readonly Mailbox<int> _started = new("the start of a handler");
    private readonly TaskCompletionSource[] _releases = [new(), new(), new()];

    [Fact]
    public async Task A_room_named_like_a_socket_does_not_take_its_place()
    {
        await using SocketServerFixture server = await StartAsync();
        await using RawWebSocket victim = await server.JoinAsync();
        await using RawWebSocket thief = await server.JoinAsync();
        server.Sockets.Default.FindSocket(thief.SocketId)!.Join(victim.SocketId);

        server.Sockets.Default.To(victim.SocketId).Emit("for you");
        server.Sockets.Default.FindSocket(victim.SocketId)!.Broadcast.Emit("for the others");
        server.Sockets.Default.FindSocket(victim.SocketId)!.Emit("end");

        Assert.Equal("""42["for you"]""", await victim.ReceiveAsync());
        Assert.Equal("""42["end"]""", await victim.ReceiveAsync());
    }

    [Fact]
    public async Task A_client_that_pings_without_reading_the_pongs_is_closed()
    {
        await using SocketServerFixture server = await StartAsync(static options => options.MaxQueuedBytes = 10_000);
        await using RawWebSocket client = await server.JoinAsync(receiveBufferSize: 4096);
        byte[] pings = [.. Enumerable.Repeat(new RawFrame(RawFrame.Ping, new byte[125]).ToMaskedBytes(), 1000).SelectMany(static ping => ping)];

        try
        {
            while (server.Sockets.Default.FindSocket(client.SocketId) is not null)
            {
                await client.SendAsync(pings);
            }
        }
        catch (IOException)
        {
            // Cut off while it sends.
        }

        Assert.Equal("slow reader", await _ends.NextAsync());
    }

    [Fact]
    public async Task Any_handler_that_finishes_lets_the_connection_be_read_on()
    {
        await using SocketServerFixture server = await StartAsync(static options => options.MaxConcurrentHandlers = 2);
        await using RawWebSocket client = await server.JoinAsync();

        await client.SendAsync("""42["wait",0]""");
        await client.SendAsync("""42["wait",1]""");
        await client.SendAsync("""42["wait",2]""");
        Assert.Equal([0, 1], await _started.NextAsync(2));
        _releases[0].SetResult();

        Assert.Equal(2, await _started.NextAsync());
        Array.ForEach(_releases, static release => release.TrySetResult());
    }

    [Fact]
    public async Task A_client_that_goes_while_its_handlers_hold_it_up_is_noticed()
    {
        await using SocketServerFixture server = await StartAsync(static options => options.MaxConcurrentHandlers = 2);
        server.Sockets.Default.On("wait for the end", context =>
        {
            _started.Add(0);
            return Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.CancellationToken);
        });
        RawWebSocket client = await server.JoinAsync();
        for (int i = 0; i < 3; i++)
        {
            await client.SendAsync("""42["wait for the end"]""");
        }

        await _started.NextAsync(2);
        client.Cut();

        Assert.StartsWith("transport", await _ends.NextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_socket_that_is_disconnected_while_it_connects_is_refused()
    {
        var entered = new Mailbox<Socket>("a socket in middleware");
        await using SocketServerFixture server = await StartAsync();
        server.Sockets.Of("/slow").Use(async (context, next) =>
        {
            entered.Add(context.Socket);
            await _releases[0].Task;
            await next();
        });
        await using RawWebSocket client = await server.OpenAsync();

        await client.SendAsync("40/slow,");
        (await entered.NextAsync()).Disconnect();
        _releases[0].SetResult();

        Assert.Equal("44/slow,{\"message\":\"Connection refused\"}", await client.ReceiveAsync());
    }

    [Fact]
    public async Task A_refusal_that_cannot_be_written_is_a_refusal_all_the_same()
    {
        await using SocketServerFixture server = await StartAsync();
        server.Sockets.Of("/closed").Use(static (context, _) =>
        {
            context.Refuse("no", new Unwritable());
            return Task.CompletedTask;
        });
        await using RawWebSocket client = await server.OpenAsync();

        await client.SendAsync("40/closed,");

        Assert.Equal("44/closed,{\"message\":\"Internal server error\"}", await client.ReceiveAsync());
        await server.Logs.TakeErrorAsync();
    }

    [Fact]
    public async Task A_namespace_name_of_more_than_256_bytes_closes_the_connection()
    {
        await using SocketServerFixture server = await StartAsync();
        await using RawWebSocket client = await server.OpenAsync();

        await client.SendAsync($"40/{new string('a', 256)},");

        Assert.Equal(0, await client.ReceiveCloseAsync());
    }

    [Fact]
    public async Task A_socket_that_is_sent_too_much_before_it_is_connected_never_connects()
    {
        await using SocketServerFixture server = await StartAsync(static options => options.MaxQueuedBytes = 1_000);
        server.Sockets.Of("/loud")
            .Use(static async (context, next) =>
            {
                context.Socket.Emit("first", new string('x', 2_000));
                context.Socket.Emit("second");
                await next();
            })
            .OnConnection(_ => _ends.Add("connected"));
        await using RawWebSocket client = await server.OpenAsync();

        await client.SendAsync("40/loud,");

        Assert.Equal(0, await client.ReceiveCloseAsync());
        Assert.Empty(server.Sockets.Of("/loud").Sockets);
        Assert.Empty(_ends.TakeAll());
    }

    private Task<SocketServerFixture> StartAsync(Action<SocketIOOptions>? options = null) => SocketServerFixture.StartAsync(
        io => io.Default
            .OnDisconnect(context => _ends.Add(context.Reason.Name))
            .On<int>("wait", (_, index) =>
            {
                _started.Add(index);
                return _releases[index].Task;
            }),
        options);

    private sealed class Unwritable
    {
        public string Text => throw new NotSupportedException();
    }
}
