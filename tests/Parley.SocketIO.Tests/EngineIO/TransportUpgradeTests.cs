using Microsoft.Extensions.DependencyInjection;
using Parley.TestKit.SocketIO;
using Parley.TestKit.Time;
using Parley.TestKit.Waiting;

namespace Parley.SocketIO.Tests.EngineIO;

public sealed class TransportUpgradeTests
{
    private readonly FakeTime _time = new();
    private readonly Mailbox<string> _ends = new("the end of a socket");

    [Fact]
    public async Task A_session_moves_to_a_WebSocket_with_what_waits_for_it_in_order()
    {
        await using SocketServerFixture server = await StartAsync();
        RawPolling polling = await server.JoinByPollingAsync();
        await using RawWebSocket client = await ProbeAsync(server, polling);
        server.Sockets.Default.Emit("first");
        server.Sockets.Default.Emit("second");

        await client.SendAsync("5");
        await client.SendAsync("""420["transport"]""");

        Assert.Equal("""42["first"]""", await client.ReceiveAsync());
        Assert.Equal("""42["second"]""", await client.ReceiveAsync());
        Assert.Equal("""430["websocket"]""", await client.ReceiveAsync());
    }

    [Fact]
    public async Task The_poll_that_waits_is_answered_while_the_client_probes()
    {
        await using SocketServerFixture server = await StartAsync();
        RawPolling polling = await server.JoinByPollingAsync();
        Task<string> poll = polling.PollAsync();

        await using RawWebSocket client = await ProbeAsync(server, polling);

        Assert.Equal("6", await poll);
        Assert.Equal("6", await polling.PollAsync());
    }

    [Fact]
    public async Task A_client_that_probes_and_goes_away_keeps_polling()
    {
        await using SocketServerFixture server = await StartAsync();
        RawPolling polling = await server.JoinByPollingAsync();
        RawWebSocket client = await ProbeAsync(server, polling);

        await client.SendAsync(new RawFrame(RawFrame.Close, []));
        Assert.NotNull(await client.ReceiveCloseAsync());
        await client.DisposeAsync();

        server.Sockets.Default.Emit("still");
        Assert.Contains("""42["still"]""", await PollForMessageAsync(polling), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_takes_too_long_keeps_polling()
    {
        await using SocketServerFixture server = await StartAsync();
        RawPolling polling = await server.JoinByPollingAsync();
        await using RawWebSocket client = await ProbeAsync(server, polling);

        _time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(0, await client.ReceiveCloseAsync());
        server.Sockets.Default.Emit("still");
        Assert.Equal("""42["still"]""", await polling.PollAsync());
    }

    [Fact]
    public async Task A_session_on_a_WebSocket_cannot_be_upgraded_and_stays()
    {
        await using SocketServerFixture server = await StartAsync();
        await using RawWebSocket client = await server.JoinAsync();

        await using RawWebSocket second = await RawWebSocket.RequestAsync(
            server.Address, $"EIO=4&transport=websocket&sid={client.SessionId}");
        Assert.Equal(0, await second.ReceiveCloseAsync());

        await client.SendAsync("""420["transport"]""");
        Assert.Equal("""430["websocket"]""", await client.ReceiveAsync());
    }

    [Theory]
    [InlineData("880000000000")]
    [InlineData("FFFF")]
    public async Task A_second_WebSocket_for_a_session_that_is_upgrading_does_not_disturb_the_first(string secondSends)
    {
        await using SocketServerFixture server = await StartAsync();
        RawPolling polling = await server.JoinByPollingAsync();
        await using RawWebSocket first = await ProbeAsync(server, polling);

        RawWebSocket second = await RawWebSocket.RequestAsync(server.Address, $"EIO=4&transport=websocket&sid={polling.SessionId}");
        Assert.Equal(0, await second.ReceiveCloseAsync());
        await second.SendAsync(Convert.FromHexString(secondSends));
        await second.DisposeAsync();

        await first.SendAsync("5");
        await first.SendAsync("""420["transport"]""");
        Assert.Equal("""430["websocket"]""", await first.ReceiveAsync());
    }

    [Fact]
    public async Task After_the_upgrade_the_session_does_not_poll_any_more()
    {
        await using SocketServerFixture server = await StartAsync();
        RawPolling polling = await server.JoinByPollingAsync();
        await using RawWebSocket client = await ProbeAsync(server, polling);
        await client.SendAsync("5");
        await client.SyncAsync();

        using HttpResponseMessage poll = await polling.GetAsync();

        Assert.Equal(400, (int)poll.StatusCode);
        Assert.Single(server.Sockets.Default.Sockets);
    }

    [Fact]
    public async Task Without_upgrades_they_are_not_offered()
    {
        await using SocketServerFixture server = await SocketServerFixture.StartAsync(
            options: static options => options.AllowUpgrades = false);

        string open = await server.Http.GetStringAsync("/socket.io/?EIO=4&transport=polling", TestContext.Current.CancellationToken);

        Assert.Contains("\"upgrades\":[]", open, StringComparison.Ordinal);
    }

    private Task<SocketServerFixture> StartAsync() => SocketServerFixture.StartAsync(
        io => io.Default
            .OnDisconnect(context => _ends.Add(context.Reason.Name))
            .On("transport", static context =>
            {
                context.Ack(context.Socket.TransportName);
                return Task.CompletedTask;
            }),
        services: services => services.AddSingleton<TimeProvider>(_time));

    private static async Task<RawWebSocket> ProbeAsync(SocketServerFixture server, RawPolling polling)
    {
        RawWebSocket client = await RawWebSocket.RequestAsync(server.Address, $"EIO=4&transport=websocket&sid={polling.SessionId}");
        await client.SendAsync("2probe");
        Assert.Equal("3probe", await client.ReceiveAsync());
        return client;
    }

    /// <summary>While the server has not noticed that the probe is over, polls are answered by noops.</summary>
    private static async Task<string> PollForMessageAsync(RawPolling polling)
    {
        string answer;
        do
        {
            answer = await polling.PollAsync();
        }
        while (answer == "6");
        return answer;
    }
}
