using Microsoft.Extensions.DependencyInjection;
using Parley.TestKit.SocketIO;
using Parley.TestKit.Time;
using Parley.TestKit.Waiting;

namespace Parley.SocketIO.Tests.EngineIO;

public sealed class HeartbeatTests
{
    private static readonly TimeSpan PingInterval = TimeSpan.FromSeconds(25);
    private static readonly TimeSpan PingTimeout = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(4);

    private readonly FakeTime _time = new();
    private readonly Mailbox<string> _ends = new("the end of a socket");

    [Fact]
    public async Task A_client_that_answers_is_pinged_again_and_again()
    {
        await using SocketServerFixture server = await StartAsync();
        await using RawWebSocket client = await server.JoinAsync();

        for (int i = 0; i < 5; i++)
        {
            _time.Advance(PingInterval);
            Assert.Equal("2", await client.ReceiveAsync());
            await client.SendAsync("3");
            await client.SyncAsync();
        }

        Assert.Single(server.Sockets.Default.Sockets);
    }

    [Fact]
    public async Task A_client_that_does_not_answer_is_given_up()
    {
        await using SocketServerFixture server = await StartAsync();
        await using RawWebSocket client = await server.JoinAsync();

        _time.Advance(PingInterval);
        Assert.Equal("2", await client.ReceiveAsync());
        _time.Advance(PingTimeout - Tick);
        Assert.Single(server.Sockets.Default.Sockets);
        _time.Advance(Tick);

        Assert.Equal("ping timeout", await _ends.NextAsync());
    }

    [Fact]
    public async Task Another_packet_extends_the_wait_once()
    {
        await using SocketServerFixture server = await StartAsync();
        await using RawWebSocket client = await server.JoinAsync();
        _time.Advance(PingInterval);
        Assert.Equal("2", await client.ReceiveAsync());

        for (int i = 0; i < 2; i++)
        {
            _time.Advance(PingTimeout / 2);
            await client.SendAsync("""42["anything"]""");
            await client.SyncAsync();
        }

        _time.Advance(PingTimeout / 2);
        Assert.Equal("ping timeout", await _ends.NextAsync());
    }

    [Fact]
    public async Task A_polling_client_gets_its_ping_with_the_poll()
    {
        await using SocketServerFixture server = await StartAsync();
        RawPolling client = await server.JoinByPollingAsync();

        _time.Advance(PingInterval);

        Assert.Equal("2", await client.PollAsync());
        await client.PostAsync("3");
        _time.Advance(PingInterval);
        Assert.Equal("2", await client.PollAsync());
    }

    [Fact]
    public async Task A_ping_of_the_client_ends_the_session()
    {
        await using SocketServerFixture server = await StartAsync();
        await using RawWebSocket client = await server.JoinAsync();

        await client.SendAsync("2");

        Assert.Equal("transport error", await _ends.NextAsync());
    }

    private Task<SocketServerFixture> StartAsync() => SocketServerFixture.StartAsync(
        io => io.Default.OnDisconnect(context => _ends.Add(context.Reason.Name)),
        static options => (options.PingInterval, options.PingTimeout) = (PingInterval, PingTimeout),
        services => services.AddSingleton<TimeProvider>(_time));
}
