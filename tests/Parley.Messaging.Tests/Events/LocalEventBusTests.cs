using Microsoft.Extensions.Logging;
using Parley.Messaging.Events;
using Parley.Messaging.Users;
using Parley.TestKit.Logging;

namespace Parley.Messaging.Tests.Events;

public sealed class LocalEventBusTests : IDisposable
{
    private static readonly ChatEvent First = new UserRevoked(new UserKey(Given.Company, "ann"), Given.Start);
    private static readonly ChatEvent Second = new UserRevoked(new UserKey(Given.Company, "bob"), Given.Start);

    private readonly CapturedLogs _logs = new();
    private readonly ILoggerFactory _loggers;
    private readonly LocalEventBus _bus;
    private readonly List<ChatEvent> _told = [];

    public LocalEventBusTests()
    {
        _loggers = LoggerFactory.Create(builder => builder.AddProvider(_logs));
        _bus = new LocalEventBus(_loggers.CreateLogger<LocalEventBus>());
    }

    public void Dispose() => _loggers.Dispose();

    [Fact]
    public void Every_listener_gets_every_event_in_order()
    {
        List<ChatEvent> other = [];
        using IDisposable one = _bus.Subscribe(_told.Add);
        using IDisposable two = _bus.Subscribe(other.Add);

        _bus.Publish(First);
        _bus.Publish(Second);

        Assert.Equal([First, Second], _told);
        Assert.Equal(_told, other);
    }

    [Fact]
    public void A_disposed_subscription_gets_nothing_more()
    {
        IDisposable subscription = _bus.Subscribe(_told.Add);
        _bus.Publish(First);

        subscription.Dispose();
        subscription.Dispose();
        _bus.Publish(Second);

        Assert.Equal([First], _told);
    }

    [Fact]
    public void The_same_listener_twice_is_two_subscriptions()
    {
        Action<ChatEvent> listener = _told.Add;
        IDisposable one = _bus.Subscribe(listener);
        using IDisposable two = _bus.Subscribe(listener);

        one.Dispose();
        _bus.Publish(First);

        Assert.Equal([First], _told);
    }

    [Fact]
    public void A_listener_may_end_its_own_subscription_while_it_is_told()
    {
        IDisposable? once = null;
        once = _bus.Subscribe(_ => once!.Dispose());
        using IDisposable other = _bus.Subscribe(_told.Add);

        _bus.Publish(First);

        Assert.Equal([First], _told);
    }

    [Fact]
    public async Task A_listener_that_fails_is_logged_and_the_others_are_told()
    {
        using IDisposable failing = _bus.Subscribe(_ => throw new InvalidOperationException("a listener"));
        using IDisposable other = _bus.Subscribe(_told.Add);

        _bus.Publish(First);

        Assert.Equal([First], _told);
        Assert.Equal("A listener failed on UserRevoked", (await _logs.TakeErrorAsync()).Message);
    }

    [Fact]
    public void Who_asked_for_it_is_told_where_a_batch_begins_and_ends()
    {
        List<string> told = [];
        using IDisposable listening = _bus.Subscribe(_ => told.Add("event"));
        IDisposable subscription = _bus.SubscribeToBatches(() =>
        {
            told.Add("begin");
            return new Ending(told);
        });

        using (_bus.BeginBatch())
        {
            _bus.Publish(First);
        }

        subscription.Dispose();
        _bus.BeginBatch().Dispose();

        Assert.Equal(["begin", "event", "end"], told);
    }

    private sealed class Ending(List<string> told) : IDisposable
    {
        public void Dispose() => told.Add("end");
    }
}
