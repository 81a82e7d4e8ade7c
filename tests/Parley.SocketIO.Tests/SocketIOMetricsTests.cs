using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Parley.TestKit.Metrics;
using Parley.TestKit.SocketIO;
using Parley.TestKit.Waiting;

namespace Parley.SocketIO.Tests;

public sealed class SocketIOMetricsTests
{
    private readonly Mailbox<string> _ends = new("the end of a socket");

    [Fact]
    public async Task Connections_and_their_ends_are_counted_by_reason()
    {
        await using SocketServerFixture server = await StartAsync();
        using CapturedMetrics metrics = Capture(server);
        RawWebSocket first = await server.JoinAsync();
        await using RawWebSocket second = await server.JoinAsync();
        await server.JoinByPollingAsync();
        Assert.Equal(3, metrics["socketio.connections"]);

        await first.SendAsync(new RawFrame(RawFrame.Close, []));
        await second.SendAsync("not a packet");
        await _ends.NextAsync(2);

        Assert.Equal(1, metrics["socketio.connections"]);
        Assert.Equal(1, metrics["socketio.disconnects{reason=transport close}"]);
        Assert.Equal(1, metrics["socketio.disconnects{reason=parse error}"]);
        Assert.Equal(1, metrics["socketio.violations"]);
    }

    [Fact]
    public async Task Packets_and_bytes_are_counted_in_both_directions()
    {
        await using SocketServerFixture server = await StartAsync();
        await using RawWebSocket client = await server.JoinAsync();
        using CapturedMetrics metrics = Capture(server);

        await client.SendAsync("""420["double",21]""");
        Assert.Equal("430[42]", await client.ReceiveAsync());
        await client.SyncAsync();

        // The type digit of a received packet is not part of its data.
        Assert.Equal((1, """20["double",21]""".Length), (metrics["socketio.packets.received"], metrics["socketio.received"]));
        Assert.Equal((1, "430[42]".Length), (metrics["socketio.packets.sent"], metrics["socketio.sent"]));
    }

    [Fact]
    public async Task The_time_of_a_handler_is_measured_by_its_event()
    {
        await using SocketServerFixture server = await StartAsync();
        using CapturedMetrics metrics = Capture(server);
        await using RawWebSocket client = await server.JoinAsync();

        await client.SendAsync("""420["double",21]""");
        await client.ReceiveAsync();
        await client.SyncAsync();

        Assert.InRange(metrics["socketio.handler.duration{event=double}"], double.Epsilon, 60);
    }

    [Fact]
    public async Task Dropped_and_overflowing_packets_are_counted()
    {
        await using SocketServerFixture server = await StartAsync();
        using CapturedMetrics metrics = Capture(server);
        await server.JoinByPollingAsync();

        server.Sockets.Default.Volatile.Emit("typing");
        for (int i = 0; i < 17; i++)
        {
            server.Sockets.Default.Emit("news");
        }

        Assert.Equal(1, metrics["socketio.volatile.dropped"]);
        Assert.Equal(1, metrics["socketio.queue.overflows"]);
        Assert.Equal(1, metrics["socketio.disconnects{reason=slow reader}"]);
    }

    private Task<SocketServerFixture> StartAsync() => SocketServerFixture.StartAsync(
        io => io.Default
            .On<int, int>("double", static (_, number) => 2 * number)
            .OnDisconnect(context => _ends.Add(context.Reason.Name)),
        static options => options.MaxQueuedPackets = 16);

    private static CapturedMetrics Capture(SocketServerFixture server) => new(server.Services.GetRequiredService<IMeterFactory>());
}
