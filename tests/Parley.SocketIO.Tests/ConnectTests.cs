using Microsoft.Extensions.DependencyInjection;
using Parley.TestKit.Logging;
using Parley.TestKit.SocketIO;
using Parley.TestKit.Time;
using Parley.TestKit.Waiting;

namespace Parley.SocketIO.Tests;

public sealed class ConnectTests
{
    private readonly Mailbox<string> _calls = new("a call of middleware or of a handler");

    [Fact]
    public async Task Middleware_runs_in_the_order_of_registration_around_each_other()
    {
        await using SocketServerFixture server = await SocketServerFixture.StartAsync(io => io.Default
            .Use(Note("a"))
            .Use(Note("b"))
            .OnConnection(_ => _calls.Add("connected")));

        await using RawWebSocket client = await server.JoinAsync();

        Assert.Equal(["a", "b", "b ends", "a ends", "connected"], await _calls.NextAsync(5));
    }

    [Fact]
    public async Task Middleware_reads_what_the_client_passed_as_auth()
    {
        await using SocketServerFixture server = await SocketServerFixture.StartAsync(io => io.Default.Use((context, next) =>
        {
            _calls.Add(context.GetAuth<Credentials>().Token ?? "none");
            return next();
        }));

        await using RawWebSocket first = await server.JoinAsync(auth: """{"token":"secret"}""");
        await using RawWebSocket second = await server.JoinAsync();

        Assert.Equal(["secret", "none"], await _calls.NextAsync(2));
    }

    [Fact]
    public async Task Auth_of_another_shape_refuses_the_client_without_an_error()
    {
        await using SocketServerFixture server = await SocketServerFixture.StartAsync(static io => io.Default.Use(static (context, next) =>
        {
            context.GetAuth<Credentials>();
            return next();
        }));
        await using RawWebSocket client = await server.OpenAsync();

        await client.SendAsync("""40{"token":7}""");

        Assert.Equal("""44{"message":"The arguments of the event are not valid."}""", await client.ReceiveAsync());
    }

    [Fact]
    public async Task A_refused_client_gets_the_message_and_the_data_and_never_counts_as_connected()
    {
        await using SocketServerFixture server = await SocketServerFixture.StartAsync(io => io.Of("/admin")
            .Use(static (context, _) =>
            {
                context.Refuse("unauthorized", new Credentials("expired"));
                return Task.CompletedTask;
            })
            .Use(Note("never"))
            .OnConnection(_ => _calls.Add("never"))
            .OnDisconnect(_ => _calls.Add("never")));
        await using RawWebSocket client = await server.OpenAsync();

        await client.SendAsync("40/admin,");

        Assert.Equal("""44/admin,{"message":"unauthorized","data":{"token":"expired"}}""", await client.ReceiveAsync());
        await client.JoinAsync();
        Assert.Empty(_calls.TakeAll());
    }

    [Fact]
    public async Task A_refusal_counts_even_when_the_middleware_calls_next()
    {
        await using SocketServerFixture server = await SocketServerFixture.StartAsync(static io => io.Default.Use(static async (context, next) =>
        {
            context.Refuse("no");
            await next();
        }));
        await using RawWebSocket client = await server.OpenAsync();

        await client.SendAsync("40");

        Assert.Equal("""44{"message":"no"}""", await client.ReceiveAsync());
    }

    [Fact]
    public async Task Middleware_that_neither_passes_nor_refuses_refuses()
    {
        await using SocketServerFixture server = await SocketServerFixture.StartAsync(
            static io => io.Default.Use(static (_, _) => Task.CompletedTask));
        await using RawWebSocket client = await server.OpenAsync();

        await client.SendAsync("40");

        Assert.Equal("""44{"message":"Connection refused"}""", await client.ReceiveAsync());
    }

    [Fact]
    public async Task Middleware_that_fails_refuses_without_telling_why_and_is_logged()
    {
        await using SocketServerFixture server = await SocketServerFixture.StartAsync(
            static io => io.Default.Use(static (_, _) => throw new InvalidOperationException("the password is 1234")));
        await using RawWebSocket client = await server.OpenAsync();

        await client.SendAsync("40");

        Assert.Equal("""44{"message":"Internal server error"}""", await client.ReceiveAsync());
        CapturedLog error = await server.Logs.TakeErrorAsync();
        Assert.Equal("the password is 1234", error.Exception?.Message);
    }

    [Fact]
    public async Task A_service_that_fails_to_be_disposed_after_the_middleware_refuses_and_is_logged()
    {
        await using SocketServerFixture server = await SocketServerFixture.StartAsync(
            static io => io.Default.Use(static (context, next) =>
            {
                context.Services.GetRequiredService<FailsToBeDisposed>();
                return next();
            }),
            services: static services => services.AddScoped<FailsToBeDisposed>());
        await using RawWebSocket client = await server.OpenAsync();

        await client.SendAsync("40");

        Assert.Equal("""44{"message":"Internal server error"}""", await client.ReceiveAsync());
        Assert.Equal("test", (await server.Logs.TakeErrorAsync()).Exception?.Message);
    }

    [Fact]
    public async Task A_refusal_with_closeConnection_closes_it_after_the_message()
    {
        await using SocketServerFixture server = await StartRefusingAsync();
        await using RawWebSocket client = await server.OpenAsync();

        await client.SendAsync("40/closed,");

        Assert.Equal("""44/closed,{"message":"go away"}""", await client.ReceiveAsync());
        Assert.Equal(0, await client.ReceiveCloseAsync());
    }

    [Fact]
    public async Task A_refusal_with_closeConnection_spares_the_other_namespaces()
    {
        await using SocketServerFixture server = await StartRefusingAsync();
        await using RawWebSocket client = await server.JoinAsync();

        await client.SendAsync("40/closed,");

        Assert.Equal("""44/closed,{"message":"go away"}""", await client.ReceiveAsync());
        await client.SyncAsync();
    }

    [Fact]
    public async Task What_middleware_emits_arrives_after_the_answer_to_the_CONNECT()
    {
        await using SocketServerFixture server = await SocketServerFixture.StartAsync(static io => io.Default.Use(static async (context, next) =>
        {
            context.Socket.Join("early");
            context.Socket.Emit("first");
            await next();
            context.Socket.Namespace.To("early").Emit("second", 2);
        }));
        await using RawWebSocket client = await server.OpenAsync();

        await client.SendAsync("40");

        Assert.StartsWith("""40{"sid":""", await client.ReceiveAsync(), StringComparison.Ordinal);
        Assert.Equal("""42["first"]""", await client.ReceiveAsync());
        Assert.Equal("""42["second",2]""", await client.ReceiveAsync());
    }

    [Fact]
    public async Task A_namespace_that_does_not_exist_refuses()
    {
        await using SocketServerFixture server = await SocketServerFixture.StartAsync();
        await using RawWebSocket client = await server.OpenAsync();

        await client.SendAsync("40/nowhere,");

        Assert.Equal("""44/nowhere,{"message":"Invalid namespace"}""", await client.ReceiveAsync());
        Assert.Equal(["/"], server.Sockets.NamespaceNames);
    }

    [Fact]
    public async Task A_connection_joins_no_more_than_MaxNamespaces()
    {
        await using SocketServerFixture server = await SocketServerFixture.StartAsync(
            static io => _ = (io.Of("/a"), io.Of("/b")), static options => options.MaxNamespaces = 2);
        await using RawWebSocket client = await server.JoinAsync();
        await client.JoinAsync("/a");

        await client.SendAsync("40/b,");
        Assert.Equal("""44/b,{"message":"Too many namespaces"}""", await client.ReceiveAsync());

        await client.SendAsync("41/a,");
        await client.JoinAsync("/b");
    }

    [Theory]
    [InlineData("40")]
    [InlineData("""42/other,["event"]""")]
    [InlineData("41/other,")]
    [InlineData("""44{"message":"x"}""")]
    public async Task A_packet_that_may_not_come_now_closes_the_connection(string packet)
    {
        await using SocketServerFixture server = await SocketServerFixture.StartAsync(static io => io.Of("/other"));
        await using RawWebSocket client = await server.JoinAsync();

        await client.SendAsync(packet);

        Assert.Equal(0, await client.ReceiveCloseAsync());
    }

    [Fact]
    public async Task A_client_that_joins_nothing_is_closed_after_ConnectTimeout()
    {
        var time = new FakeTime();
        await using SocketServerFixture server = await SocketServerFixture.StartAsync(
            services: services => services.AddSingleton<TimeProvider>(time));
        await using RawWebSocket client = await server.OpenAsync();

        time.Advance(TimeSpan.FromSeconds(14.9));
        await client.SyncAsync();
        time.Advance(TimeSpan.FromSeconds(0.1));

        Assert.Equal(0, await client.ReceiveCloseAsync());
    }

    [Fact]
    public async Task A_client_that_joined_in_time_may_stay()
    {
        var time = new FakeTime();
        await using SocketServerFixture server = await SocketServerFixture.StartAsync(
            services: services => services.AddSingleton<TimeProvider>(time));
        await using RawWebSocket client = await server.JoinAsync();

        time.Advance(TimeSpan.FromSeconds(20));

        await client.SyncAsync();
    }

    [Fact]
    public async Task A_connection_handler_that_fails_is_logged_and_the_client_stays()
    {
        await using SocketServerFixture server = await SocketServerFixture.StartAsync(
            static io => io.Default.OnConnection(static Task (_) => throw new InvalidOperationException("test")));

        await using RawWebSocket client = await server.JoinAsync();

        Assert.Equal("test", (await server.Logs.TakeErrorAsync()).Exception?.Message);
        await client.SyncAsync();
    }

    [Fact]
    public async Task The_handshake_can_be_read_later()
    {
        await using SocketServerFixture server = await SocketServerFixture.StartAsync();
        await using RawWebSocket client = await server.OpenAsync(headers: "X-Token: abc\r\n");
        await client.JoinAsync();

        Parley.SocketIO.EngineIO.Handshake handshake = Assert.Single(server.Sockets.Default.Sockets).Handshake;

        Assert.Equal("abc", handshake.Header("x-token"));
        Assert.Equal("websocket", handshake.Query["transport"]);
        Assert.Equal(0, handshake.Header("Sec-WebSocket-Key").Count);
        Assert.Equal("127.0.0.1", handshake.RemoteAddress?.ToString());
        Assert.Null(handshake.User);
    }

    private Func<ConnectContext, Func<Task>, Task> Note(string name) => async (_, next) =>
    {
        _calls.Add(name);
        await next();
        _calls.Add($"{name} ends");
    };

    private static Task<SocketServerFixture> StartRefusingAsync() => SocketServerFixture.StartAsync(
        static io => io.Of("/closed").Use(static (context, _) =>
        {
            context.Refuse("go away", closeConnection: true);
            return Task.CompletedTask;
        }));

    private sealed class FailsToBeDisposed : IDisposable
    {
        public void Dispose() => throw new InvalidOperationException("test");
    }

    private sealed record Credentials(string? Token = null);
}
