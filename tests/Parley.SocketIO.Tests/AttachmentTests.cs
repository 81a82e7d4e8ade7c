using Microsoft.Extensions.DependencyInjection;
using Parley.TestKit.SocketIO;
using Parley.TestKit.Time;
using Parley.TestKit.Waiting;

namespace Parley.SocketIO.Tests;

public sealed class AttachmentTests
{
    /// <summary>The arguments of an upload with its first and second attachment.</summary>
    private const string Upload01 =
        """{"name":"n","first":{"_placeholder":true,"num":0},"second":{"_placeholder":true,"num":1}}""";

    private readonly FakeTime _time = new();
    private readonly Mailbox<string> _ends = new("the end of a socket");

    [Fact]
    public async Task Bytes_go_both_ways_over_a_WebSocket()
    {
        await using SocketServerFixture server = await StartAsync();
        await using RawWebSocket client = await server.JoinAsync();

        await client.SendAsync(
            """452-7["upload",{"name":"n","first":{"_placeholder":true,"num":1},"second":{"_placeholder":true,"num":0}}]""");
        await client.SendAsync(new RawFrame(RawFrame.Binary, [1, 2]));
        await client.SendAsync(new RawFrame(RawFrame.Binary, [3, 4, 5]));

        Assert.Equal($"462-7[{Upload01}]", await client.ReceiveAsync());
        Assert.Equal([3, 4, 5], (await client.ReceiveFrameAsync())!.Payload);
        Assert.Equal([1, 2], (await client.ReceiveFrameAsync())!.Payload);
    }

    [Fact]
    public async Task Bytes_go_both_ways_over_polling()
    {
        await using SocketServerFixture server = await StartAsync();
        RawPolling client = await server.JoinByPollingAsync();

        await client.PostAsync($"""452-7["upload",{Upload01}]""", "bAQI=", "bAwQF");

        Assert.Equal($"462-7[{Upload01}]\u001ebAQI=\u001ebAwQF", await client.PollAsync());
    }

    [Fact]
    public async Task An_event_with_bytes_reaches_everybody_in_a_room()
    {
        await using SocketServerFixture server = await StartAsync();
        await using RawWebSocket first = await server.JoinAsync();
        await using RawWebSocket second = await server.JoinAsync();

        server.Sockets.Default.Emit("file", new Upload("n", new byte[] { 1 }, new byte[] { 2 }));

        foreach (RawWebSocket client in (RawWebSocket[])[first, second])
        {
            Assert.Equal($"""452-["file",{Upload01}]""", await client.ReceiveAsync());
            Assert.Equal([1], (await client.ReceiveFrameAsync())!.Payload);
            Assert.Equal([2], (await client.ReceiveFrameAsync())!.Payload);
        }
    }

    [Fact]
    public async Task Attachments_that_do_not_come_within_AttachmentTimeout_close_the_connection()
    {
        await using SocketServerFixture server = await StartAsync();
        await using RawWebSocket client = await server.JoinAsync();
        await client.SendAsync("""452-["upload",{"_placeholder":true,"num":0},{"_placeholder":true,"num":1}]""");
        await client.SendAsync(new RawFrame(RawFrame.Binary, [1]));
        await client.SyncAsync();

        // Pings go on meanwhile.
        _time.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal("2", await client.ReceiveAsync());
        await client.SendAsync("3");
        await client.SyncAsync();
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("parse error", await _ends.NextAsync());
        Assert.Equal(0, await client.ReceiveCloseAsync());
    }

    [Fact]
    public async Task Attachments_that_have_come_in_time_stop_the_timeout()
    {
        await using SocketServerFixture server = await StartAsync();
        await using RawWebSocket client = await server.JoinAsync();
        await client.SendAsync("""451-["upload",{"_placeholder":true,"num":0}]""");
        await client.SendAsync(new RawFrame(RawFrame.Binary, [1]));
        await client.SyncAsync();

        _time.Advance(TimeSpan.FromSeconds(40));

        Assert.Equal("2", await client.ReceiveAsync());
        await client.SyncAsync();
    }

    [Theory]
    [InlineData("""42["other"]""")]
    [InlineData("""451-["other",{"_placeholder":true,"num":0}]""")]
    [InlineData("41")]
    [InlineData("40/other,")]
    public async Task Another_packet_while_attachments_are_missing_closes_the_connection(string packet)
    {
        await using SocketServerFixture server = await StartAsync();
        await using RawWebSocket client = await server.JoinAsync();

        await client.SendAsync("""451-["upload",{"_placeholder":true,"num":0}]""");
        await client.SendAsync(packet);

        Assert.Equal("parse error", await _ends.NextAsync());
        Assert.Equal(0, await client.ReceiveCloseAsync());
    }

    [Theory]
    [InlineData("""4511-["upload"]""")]
    [InlineData("""450-["upload"]""")]
    [InlineData("""451-["upload",{"_placeholder":true,"num":1}]""")]
    public async Task A_packet_that_announces_its_attachments_wrongly_closes_the_connection(string packet)
    {
        await using SocketServerFixture server = await StartAsync();
        await using RawWebSocket client = await server.JoinAsync();

        await client.SendAsync(packet);

        Assert.Equal("parse error", await _ends.NextAsync());
    }

    [Fact]
    public async Task Bytes_that_nobody_announced_close_the_connection()
    {
        await using SocketServerFixture server = await StartAsync();
        await using RawWebSocket client = await server.JoinAsync();

        await client.SendAsync(new RawFrame(RawFrame.Binary, [1]));

        Assert.Equal("parse error", await _ends.NextAsync());
    }

    private Task<SocketServerFixture> StartAsync() => SocketServerFixture.StartAsync(
        io => io.Default
            .OnDisconnect(context => _ends.Add(context.Reason.Name))
            .On<Upload, Upload>("upload", static (_, upload) => upload),
        services: services => services.AddSingleton<TimeProvider>(_time));

    private sealed record Upload(string Name, Attachment First, Attachment Second);
}
