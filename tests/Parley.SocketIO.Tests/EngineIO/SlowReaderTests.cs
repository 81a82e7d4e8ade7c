using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Parley.TestKit.Metrics;
using Parley.TestKit.SocketIO;
using Parley.TestKit.Waiting;

namespace Parley.SocketIO.Tests.EngineIO;

public sealed class SlowReaderTests
{
    private const int SmallBuffer = 4_096;
    private const int MaxRounds = 5_000;

    private static readonly string Chunk = new('x', 65_536);

    private readonly Mailbox<string> _ends = new("the end of a socket");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_client_that_does_not_read_is_closed_and_the_others_are_served(bool writeToSocket)
    {
        await using SocketServerFixture server = await StartAsync(maxQueuedBytes: 100_000, writeToSocket: writeToSocket);
        await using RawWebSocket slow = await server.JoinAsync(receiveBufferSize: SmallBuffer);
        await using RawWebSocket fast = await server.JoinAsync();

        int rounds = 0;
        while (server.Sockets.Default.FindSocket(slow.SocketId) is not null && rounds++ < MaxRounds)
        {
            server.Sockets.Default.Emit("news", Chunk);
            Assert.Equal(Chunk.Length + 13, (await fast.ReceiveAsync()).Length);
        }

        Assert.Equal("slow reader", await _ends.NextAsync());
        server.Sockets.Default.Emit("still here");
        Assert.Equal("""42["still here"]""", await fast.ReceiveAsync());
    }

    [Fact]
    public async Task A_polling_client_that_does_not_poll_is_closed_when_too_many_packets_wait()
    {
        await using SocketServerFixture server = await StartAsync(maxQueuedBytes: 1_000_000);
        await server.JoinByPollingAsync();

        for (int i = 0; i < 16; i++)
        {
            server.Sockets.Default.Emit("news", i);
        }

        Assert.Single(server.Sockets.Default.Sockets);
        server.Sockets.Default.Emit("one too many");
        Assert.Equal("slow reader", await _ends.NextAsync());
    }

    [Fact]
    public async Task A_single_packet_may_be_larger_than_what_may_wait()
    {
        await using SocketServerFixture server = await StartAsync(maxQueuedBytes: 1_000);
        RawPolling client = await server.JoinByPollingAsync();

        server.Sockets.Default.Emit("news", Chunk);

        Assert.Equal(Chunk.Length + 13, (await client.PollAsync()).Length);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Volatile_events_are_dropped_for_a_client_that_does_not_read_and_the_others_arrive(bool writeToSocket)
    {
        await using SocketServerFixture server = await StartAsync(maxQueuedBytes: 1_000_000_000, maxQueuedPackets: 1_000_000, writeToSocket);
        using var metrics = new CapturedMetrics(server.Services.GetRequiredService<IMeterFactory>());
        await using RawWebSocket client = await server.JoinAsync(receiveBufferSize: SmallBuffer);

        int rounds = 0;
        while (metrics["socketio.volatile.dropped"] == 0 && rounds < MaxRounds)
        {
            server.Sockets.Default.Emit("news", ++rounds, Chunk);
            server.Sockets.Default.Volatile.Emit("typing", rounds);
        }

        server.Sockets.Default.Emit("end");
        (int news, int typing) = await CountUntilEndAsync(client);
        Assert.Equal(rounds, news);
        Assert.Equal(rounds - metrics["socketio.volatile.dropped"], typing);
    }

    [Fact]
    public async Task Volatile_events_are_dropped_for_a_client_that_does_not_poll()
    {
        await using SocketServerFixture server = await StartAsync(maxQueuedBytes: 1_000_000);
        RawPolling client = await server.JoinByPollingAsync();

        server.Sockets.Default.Volatile.Emit("typing");
        server.Sockets.Default.Emit("news");

        Assert.Equal("""42["news"]""", await client.PollAsync());
    }

    [Fact]
    public async Task Volatile_events_reach_a_client_that_keeps_up()
    {
        await using SocketServerFixture server = await StartAsync(maxQueuedBytes: 1_000_000);
        await using RawWebSocket client = await server.JoinAsync();

        server.Sockets.Default.To(client.SocketId).Volatile.Emit("typing", true);

        Assert.Equal("""42["typing",true]""", await client.ReceiveAsync());
    }

    private Task<SocketServerFixture> StartAsync(int maxQueuedBytes, int maxQueuedPackets = 16, bool writeToSocket = false) =>
        SocketServerFixture.StartAsync(
            io => io.Default.OnDisconnect(context => _ends.Add(context.Reason.Name)),
            options => (options.MaxQueuedBytes, options.MaxQueuedPackets, options.WriteToSocket) = (maxQueuedBytes, maxQueuedPackets, writeToSocket));

    private static async Task<(int News, int Typing)> CountUntilEndAsync(RawWebSocket client)
    {
        int news = 0;
        int typing = 0;
        while (await client.ReceiveAsync() is var packet && packet != """42["end"]""")
        {
            bool isNews = packet.StartsWith($"42[\"news\",{news + 1},", StringComparison.Ordinal);
            Assert.True(isNews || packet.StartsWith("""42["typing",""", StringComparison.Ordinal));
            news += isNews ? 1 : 0;
            typing += isNews ? 0 : 1;
        }

        return (news, typing);
    }
}
