using Microsoft.Extensions.DependencyInjection;
using Parley.TestKit.SocketIO;
using Parley.TestKit.Time;
using Parley.TestKit.Waiting;

namespace Parley.SocketIO.Tests.EngineIO;

public sealed class ShutdownTests
{
    private static readonly TimeSpan Seconds = TimeSpan.FromSeconds(5);

    private readonly Mailbox<string> _ends = new("the end of a socket");

    [Fact]
    public async Task The_application_stops_within_seconds_and_tells_open_WebSockets_and_polls()
    {
        await using SocketServerFixture server = await StartAsync(
            options: static options => options.ShutdownSpread = TimeSpan.FromMilliseconds(100));
        await using RawWebSocket first = await server.JoinAsync();
        await using RawWebSocket second = await server.JoinAsync();
        RawPolling polling = await server.JoinByPollingAsync();
        server.Polls.TakeAll();
        Task<string> poll = polling.PollAsync();
        await server.Polls.NextAsync();

        Task stopped = server.StopAsync();

        Assert.Equal(0, await EndAsync(first));
        Assert.Equal(0, await EndAsync(second));
        Assert.Equal("1", await poll);
        await stopped.Within("the end of the application", Seconds);
        Assert.Equal(Enumerable.Repeat("server shutting down", 3), await _ends.NextAsync(3));
    }

    [Fact]
    public async Task A_client_that_does_not_answer_the_close_is_cut_off()
    {
        var time = new FakeTime();
        await using SocketServerFixture server = await StartAsync(services: services => services.AddSingleton<TimeProvider>(time));
        await using RawWebSocket client = await server.JoinAsync();

        Task stopped = server.StopAsync();
        Assert.Equal(0, await client.ReceiveCloseAsync());
        time.Advance(TimeSpan.FromSeconds(5));

        await stopped.Within("the end of the application", Seconds);
    }

    [Fact]
    public async Task The_connections_are_closed_spread_over_time()
    {
        var time = new FakeTime();
        await using SocketServerFixture server = await StartAsync(
            options: static options => options.ShutdownSpread = TimeSpan.FromSeconds(2),
            services: services => services.AddSingleton<TimeProvider>(time));
        await using RawWebSocket first = await server.JoinAsync();
        await using RawWebSocket second = await server.JoinAsync();

        Task stopped = server.StopAsync();
        await _ends.NextAsync();
        Assert.Single(server.Sockets.Default.Sockets);
        time.Advance(TimeSpan.FromSeconds(1));
        await _ends.NextAsync();

        await Task.WhenAll(EndAsync(first), EndAsync(second));
        await stopped.Within("the end of the application", Seconds);
    }

    private Task<SocketServerFixture> StartAsync(Action<SocketIOOptions>? options = null, Action<IServiceCollection>? services = null) =>
        SocketServerFixture.StartAsync(io => io.Default.OnDisconnect(context => _ends.Add(context.Reason.Name)), options, services);

    private static async Task<int?> EndAsync(RawWebSocket client)
    {
        int? code = await client.ReceiveCloseAsync();
        await client.DisposeAsync();
        return code;
    }
}
