using Parley.TestKit.SocketIO;
using Parley.TestKit.Waiting;

namespace Parley.SocketIO.Tests;

public sealed class BatchTests
{
    private const int Events = 100;

    [Fact]
    public async Task What_is_sent_in_a_batch_goes_out_at_its_end_in_order()
    {
        await using SocketServerFixture server = await SocketServerFixture.StartAsync();
        await using RawWebSocket client = await server.JoinAsync();

        using (SocketServer.BeginBatch())
        {
            using (SocketServer.BeginBatch())
            {
                server.Sockets.Default.Emit("first");
            }

            server.Sockets.Default.Emit("second");
        }

        server.Sockets.Default.Emit("third");
        Assert.Equal("""42["first"]""", await client.ReceiveAsync());
        Assert.Equal("""42["second"]""", await client.ReceiveAsync());
        Assert.Equal("""42["third"]""", await client.ReceiveAsync());
    }

    [Fact]
    public async Task What_another_thread_sends_meanwhile_comes_after_what_was_sent_before_it()
    {
        await using SocketServerFixture server = await SocketServerFixture.StartAsync();
        await using RawWebSocket client = await server.JoinAsync();

        using (SocketServer.BeginBatch())
        {
            server.Sockets.Default.Emit("first");
            var other = new Thread(() => server.Sockets.Default.Emit("second"));
            other.Start();
            other.Join();
        }

        Assert.Equal("""42["first"]""", await client.ReceiveAsync());
        Assert.Equal("""42["second"]""", await client.ReceiveAsync());
    }

    [Fact]
    public async Task A_batch_larger_than_a_queue_closes_no_client_that_reads()
    {
        await using SocketServerFixture server = await SocketServerFixture.StartAsync(options: static options =>
        {
            options.MaxQueuedPackets = 16;
            options.MaxQueuedBytes = 10_000;
        });
        await using RawWebSocket client = await server.JoinAsync();

        using (SocketServer.BeginBatch())
        {
            for (int i = 0; i < Events; i++)
            {
                server.Sockets.Default.Emit("news", i);
            }
        }

        for (int i = 0; i < Events; i++)
        {
            Assert.Equal($"""42["news",{i}]""", await client.ReceiveAsync());
        }
    }

    [Fact]
    public async Task A_client_that_ends_within_a_batch_harms_no_other()
    {
        var ends = new Mailbox<string>("the end of a socket");
        await using SocketServerFixture server = await SocketServerFixture.StartAsync(
            io => io.Default.OnDisconnect(context => ends.Add(context.Reason.Name)));
        await using RawWebSocket leaving = await server.JoinAsync();
        await using RawWebSocket staying = await server.JoinAsync();
        RawPolling polling = await server.JoinByPollingAsync();

        using (SocketServer.BeginBatch())
        {
            server.Sockets.Default.Emit("first");
            server.Sockets.Default.FindSocket(leaving.SocketId)!.CloseConnection();
            server.Sockets.Default.Emit("second");
        }

        Assert.Equal("""42["first"]""", await leaving.ReceiveAsync());
        Assert.Equal(0, await leaving.ReceiveCloseAsync());
        Assert.Equal("""42["second"]""", (await staying.ReceiveAsync(), await staying.ReceiveAsync()).Item2);
        Assert.Equal("42[\"first\"]\u001e42[\"second\"]", await polling.PollAsync());
        Assert.Equal("forced server close", await ends.NextAsync());
    }
}
