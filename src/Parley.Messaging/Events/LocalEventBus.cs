using System.Collections.Immutable;
using Microsoft.Extensions.Logging;

namespace Parley.Messaging.Events;

/// <summary>The event bus of one process.</summary>
public sealed partial class LocalEventBus(ILogger<LocalEventBus> logger) : IEventBus
{
    private ImmutableArray<Subscription> _subscriptions = [];
    private ImmutableArray<BatchSubscription> _batchSubscriptions = [];

    public void Publish(ChatEvent chatEvent)
    {
        foreach (Subscription subscription in _subscriptions)
        {
            Deliver(subscription, chatEvent);
        }
    }

    public IDisposable Subscribe(Action<ChatEvent> listener)
    {
        var subscription = new Subscription(this, listener);
        ImmutableInterlocked.Update(ref _subscriptions, static (all, added) => all.Add(added), subscription);
        return subscription;
    }

    public IDisposable BeginBatch() => new Batch([.. _batchSubscriptions.Select(static subscription => subscription.Begin())]);

    public IDisposable SubscribeToBatches(Func<IDisposable> begin)
    {
        var subscription = new BatchSubscription(this, begin);
        ImmutableInterlocked.Update(ref _batchSubscriptions, static (all, added) => all.Add(added), subscription);
        return subscription;
    }

    // What is stored is stored: a listener that fails must not fail the send, nor the listeners after it.
    private void Deliver(Subscription subscription, ChatEvent chatEvent)
    {
        try
        {
            subscription.Listener(chatEvent);
        }
        catch (Exception exception)
        {
            LogListenerFailed(exception, chatEvent.GetType().Name);
        }
    }

    private sealed class Subscription(LocalEventBus bus, Action<ChatEvent> listener) : IDisposable
    {
        public Action<ChatEvent> Listener => listener;

        public void Dispose() => ImmutableInterlocked.Update(ref bus._subscriptions, static (all, gone) => all.Remove(gone), this);
    }

    private sealed class BatchSubscription(LocalEventBus bus, Func<IDisposable> begin) : IDisposable
    {
        public IDisposable Begin() => begin();

        public void Dispose() => ImmutableInterlocked.Update(ref bus._batchSubscriptions, static (all, gone) => all.Remove(gone), this);
    }

    private sealed class Batch(IDisposable[] begun) : IDisposable
    {
        public void Dispose()
        {
            foreach (IDisposable one in begun)
            {
                one.Dispose();
            }
        }
    }
}
