using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Parley.TestKit.Logging;
using Parley.TestKit.SocketIO;
using Parley.TestKit.Waiting;

namespace Parley.SocketIO.Tests;

public sealed class EventHandlerTests
{
    private readonly Mailbox<string> _calls = new("a call of a handler");

    [Fact]
    public async Task What_a_typed_handler_returns_is_the_acknowledgement()
    {
        await using SocketServerFixture server = await SocketServerFixture.StartAsync(static io => io.Default
            .On<Sum, Total>("sum", static (_, sum) => new Total(sum.A + sum.B))
            .On<Sum, Total>("sum-later", static async (_, sum) =>
            {
                await Task.Yield();
                return new Total(sum.A + sum.B);
            }));
        await using RawWebSocket client = await server.JoinAsync();

        await client.SendAsync("""427["sum",{"a":1,"b":2.5}]""");
        Assert.Equal("""437[{"value":3.5}]""", await client.ReceiveAsync());

        await client.SendAsync("""428["sum-later",{"a":1,"b":3}]""");
        Assert.Equal("""438[{"value":4}]""", await client.ReceiveAsync());
    }

    [Fact]
    public async Task A_handler_without_a_result_acknowledges_empty_after_it_has_run()
    {
        await using SocketServerFixture server = await SocketServerFixture.StartAsync(io => io.Default
            .On<string>("note", (_, text) => _calls.Add(text))
            .On<string>("note-later", async (_, text) =>
            {
                await Task.Yield();
                _calls.Add(text);
            }));
        await using RawWebSocket client = await server.JoinAsync();

        await client.SendAsync("""420["note","a"]""");
        Assert.Equal("430[]", await client.ReceiveAsync());
        await client.SendAsync("""421["note-later","b"]""");
        Assert.Equal("431[]", await client.ReceiveAsync());

        Assert.Equal(["a", "b"], _calls.TakeAll());
    }

    [Fact]
    public async Task Without_a_callback_nothing_is_acknowledged()
    {
        await using SocketServerFixture server = await SocketServerFixture.StartAsync(static io => io.Default
            .On<int, int>("double", static (_, number) => 2 * number));
        await using RawWebSocket client = await server.JoinAsync();

        await client.SendAsync("""42["double",1]""");
        await client.SendAsync("""420["double",2]""");

        Assert.Equal("430[4]", await client.ReceiveAsync());
    }

    [Theory]
    [InlineData("""420["sum"]""")]
    [InlineData("""420["sum",null]""")]
    [InlineData("""420["sum","text"]""")]
    [InlineData("""420["sum",{"a":"one"}]""")]
    [InlineData("""420["sum",[1,2]]""")]
    public async Task Invalid_arguments_are_acknowledged_as_such_and_are_no_error_of_the_server(string packet)
    {
        await using SocketServerFixture server = await SocketServerFixture.StartAsync(static io => io.Default
            .On<Sum, double>("sum", static (_, sum) => sum.A + sum.B));
        await using RawWebSocket client = await server.JoinAsync();

        await client.SendAsync(packet);

        Assert.Equal(
            """430[{"success":false,"error":"The arguments of the event are not valid.","code":"invalid_arguments"}]""",
            await client.ReceiveAsync());
        Assert.DoesNotContain(server.Logs.All, static log => log.Level > LogLevel.Information);
    }

    [Fact]
    public async Task A_handler_may_refuse_arguments_in_its_own_words()
    {
        await using SocketServerFixture server = await SocketServerFixture.StartAsync(static io => io.Default
            .On<Sum, double>("sum", static double (_, _) => throw new InvalidArgumentsException("Too large")));
        await using RawWebSocket client = await server.JoinAsync();

        await client.SendAsync("""420["sum",{"a":1,"b":2}]""");

        Assert.Equal("""430[{"success":false,"error":"Too large","code":"invalid_arguments"}]""", await client.ReceiveAsync());
    }

    [Fact]
    public async Task A_handler_that_throws_is_acknowledged_without_details_and_logged_once()
    {
        await using SocketServerFixture server = await SocketServerFixture.StartAsync(static io => io.Default
            .On<string>("fail", static void (_, _) => throw new InvalidOperationException("the password is 1234")));
        await using RawWebSocket client = await server.JoinAsync();

        await client.SendAsync("""420["fail","x"]""");

        Assert.Equal(
            """430[{"success":false,"error":"Internal server error","code":"internal_error"}]""", await client.ReceiveAsync());
        CapturedLog error = await server.Logs.TakeErrorAsync();
        Assert.Equal("the password is 1234", error.Exception?.Message);
        Assert.Equal("The handler of event fail failed", error.Message);
        await client.SyncAsync();
        Assert.Empty(server.Logs.TakeUnexpectedErrors());
    }

    [Fact]
    public async Task Only_the_first_acknowledgement_is_sent()
    {
        await using SocketServerFixture server = await SocketServerFixture.StartAsync(static io => io.Default.On("twice", static context =>
        {
            context.Ack(1);
            context.Ack(2);
            context.Ack();
            context.AckRaw("3"u8);
            return Task.CompletedTask;
        }));
        await using RawWebSocket client = await server.JoinAsync();

        await client.SendAsync("""420["twice"]""");

        Assert.Equal("430[1]", await client.ReceiveAsync());
        await client.SyncAsync();
    }

    [Fact]
    public async Task Each_event_has_services_of_its_own_that_are_disposed_after_its_handler()
    {
        await using SocketServerFixture server = await SocketServerFixture.StartAsync(
            io => io.Default.On<string>("use", (context, name) =>
            {
                Assert.Same(context.Services.GetRequiredService<Disposable>(), context.Services.GetRequiredService<Disposable>());
                _calls.Add($"{name} handled");
            }),
            services: services => services.AddScoped(_ => new Disposable(_calls)));
        await using RawWebSocket client = await server.JoinAsync();

        await client.SendAsync("""42["use","a"]""");
        await client.SendAsync("""42["use","b"]""");

        Assert.Equal(["a handled", "disposed", "b handled", "disposed"], await _calls.NextAsync(4));
    }

    [Fact]
    public async Task A_service_that_fails_to_be_disposed_is_logged_and_the_acknowledgement_has_been_sent()
    {
        await using SocketServerFixture server = await SocketServerFixture.StartAsync(
            static io => io.Default.On<int, int>("use", static (context, number) =>
            {
                context.Services.GetRequiredService<FailsToBeDisposed>();
                return number;
            }),
            services: static services => services.AddScoped<FailsToBeDisposed>());
        await using RawWebSocket client = await server.JoinAsync();

        await client.SendAsync("""420["use",1]""");

        Assert.Equal("430[1]", await client.ReceiveAsync());
        Assert.Equal("test", (await server.Logs.TakeErrorAsync()).Exception?.Message);
    }

    [Fact]
    public async Task Arguments_that_are_read_after_their_handler_fail_instead_of_showing_another_event()
    {
        var kept = new Mailbox<EventArguments>("the arguments of an event");
        await using SocketServerFixture server = await SocketServerFixture.StartAsync(
            io => io.Default.On<int>("event", (context, _) => kept.Add(context.Arguments)));
        await using RawWebSocket client = await server.JoinAsync();

        await client.SendAsync("""420["event",1]""");
        await client.ReceiveAsync();
        await client.SyncAsync();

        EventArguments arguments = await kept.NextAsync();
        Assert.Throws<ObjectDisposedException>(() => arguments.Utf8);
        Assert.ThrowsAny<Exception>(() => arguments.Get<int>(0));
    }

    [Fact]
    public async Task The_cancellation_token_is_canceled_when_the_client_goes_and_that_is_no_error()
    {
        await using SocketServerFixture server = await SocketServerFixture.StartAsync(io => io.Default.On("wait", async context =>
        {
            _calls.Add("waiting");
            await using CancellationTokenRegistration registration = context.CancellationToken.Register(() => _calls.Add("canceled"));
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
        }));
        RawWebSocket client = await server.JoinAsync();
        await client.SendAsync("""420["wait"]""");
        Assert.Equal("waiting", await _calls.NextAsync());

        client.Cut();

        Assert.Equal("canceled", await _calls.NextAsync());
    }

    [Fact]
    public async Task Event_middleware_runs_before_the_handler_and_can_drop_the_event()
    {
        await using SocketServerFixture server = await SocketServerFixture.StartAsync(io => io.Default
            .UseEvents((context, next) =>
            {
                _calls.Add($"seen {context.EventName}");
                return context.EventName == "dropped" ? Task.CompletedTask : next();
            })
            .On<int>("dropped", (_, _) => _calls.Add("never"))
            .On<int>("passed", (_, number) => _calls.Add($"handled {number}")));
        await using RawWebSocket client = await server.JoinAsync();

        await client.SendAsync("""42["dropped",1]""");
        await client.SendAsync("""42["passed",2]""");

        Assert.Equal(["seen dropped", "seen passed", "handled 2"], await _calls.NextAsync(3));
    }

    [Fact]
    public async Task OnAny_gets_what_no_other_handler_takes()
    {
        await using SocketServerFixture server = await SocketServerFixture.StartAsync(io => io.Default
            .On<int>("known", (_, _) => _calls.Add("known"))
            .OnUnhandled(context =>
            {
                _calls.Add($"any {context.EventName} {context.Arguments.Count}");
                return Task.CompletedTask;
            }));
        await using RawWebSocket client = await server.JoinAsync();

        await client.SendAsync("""42["known",1]""");
        await client.SendAsync("""42["日本",1,2]""");
        await client.SendAsync("42[7]");

        Assert.Equal(["known", "any 日本 2", "any 7 0"], await _calls.NextAsync(3));
    }

    [Theory]
    [InlineData("""420["unknown",1]""")]
    [InlineData("42")]
    public async Task An_event_nobody_handles_is_ignored(string packet)
    {
        await using SocketServerFixture server = await SocketServerFixture.StartAsync();
        await using RawWebSocket client = await server.JoinAsync();

        await client.SendAsync(packet);

        await client.SyncAsync();
    }

    [Fact]
    public async Task An_event_name_is_found_however_it_is_spelled()
    {
        await using SocketServerFixture server = await SocketServerFixture.StartAsync(static io => io.Default
            .On<int, int>("größe", static (_, number) => number));
        await using RawWebSocket client = await server.JoinAsync();

        await client.SendAsync("420[\"gr\\u00f6\\u00dfe\",1]");
        Assert.Equal("430[1]", await client.ReceiveAsync());
        await client.SendAsync("""421["größe",2]""");
        Assert.Equal("431[2]", await client.ReceiveAsync());
    }

    [Fact]
    public async Task A_second_handler_of_the_same_event_replaces_the_first()
    {
        await using SocketServerFixture server = await SocketServerFixture.StartAsync(static io => io.Default
            .On<int, string>("event", static (_, _) => "first")
            .On<int, string>("event", static (_, _) => "second"));
        await using RawWebSocket client = await server.JoinAsync();

        await client.SendAsync("""420["event",1]""");

        Assert.Equal("""430["second"]""", await client.ReceiveAsync());
    }

    [Fact]
    public async Task Events_reach_their_handlers_in_order_even_if_the_handlers_wait()
    {
        await using SocketServerFixture server = await SocketServerFixture.StartAsync(io => io.Default.On<int>("event", async (context, number) =>
        {
            _calls.Add($"begin {number}");
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
        }));
        await using RawWebSocket client = await server.JoinAsync();

        for (int i = 0; i < 50; i++)
        {
            await client.SendAsync($"42[\"event\",{i}]");
        }

        Assert.Equal(Enumerable.Range(0, 50).Select(static i => $"begin {i}"), await _calls.NextAsync(50));
    }

    [Fact]
    public async Task Past_MaxConcurrentHandlers_the_connection_is_not_read_until_one_has_finished()
    {
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using SocketServerFixture server = await SocketServerFixture.StartAsync(
            io => io.Default
                .On<int>("wait", (_, number) =>
                {
                    _calls.Add($"begin {number}");
                    return release.Task;
                }),
            static options => options.MaxConcurrentHandlers = 3);
        await using RawWebSocket client = await server.JoinAsync();
        await using RawWebSocket other = await server.JoinAsync();
        await client.SendAsync([.. Enumerable.Range(0, 5).SelectMany(static i => RawFrame.OfText($"42[\"wait\",{i}]").ToMaskedBytes())]);

        Assert.Equal(["begin 0", "begin 1", "begin 2"], await _calls.NextAsync(3));
        await other.SyncAsync();
        Assert.Empty(_calls.TakeAll());
        release.SetResult();
        Assert.Equal(["begin 3", "begin 4"], await _calls.NextAsync(2));
    }

    [Theory]
    [InlineData("connect")]
    [InlineData("disconnect")]
    public async Task A_reserved_name_cannot_be_handled_or_emitted(string name)
    {
        await using SocketServerFixture server = await SocketServerFixture.StartAsync();

        Assert.Throws<ArgumentException>(() => server.Sockets.Default.On<int>(name, static (_, _) => { }));
        Assert.Throws<ArgumentException>(() => server.Sockets.Default.Emit(name));
    }

    private sealed record Sum(double A, double B);

    private sealed record Total(double Value);

    private sealed class FailsToBeDisposed : IDisposable
    {
        public void Dispose() => throw new InvalidOperationException("test");
    }

    private sealed class Disposable(Mailbox<string> calls) : IDisposable
    {
        public void Dispose() => calls.Add("disposed");
    }
}
