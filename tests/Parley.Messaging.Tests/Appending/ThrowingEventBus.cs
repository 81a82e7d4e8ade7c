using Parley.Messaging.Events;

namespace Parley.Messaging.Tests.Appending;

/// <summary>A bus that breaks the promise never to throw, once, and then works.</summary>
internal sealed class ThrowingEventBus(IEventBus bus) : IEventBus
{
    private bool _hasThrown;

    public void Publish(ChatEvent chatEvent)
    {
        if (!_hasThrown)
        {
            _hasThrown = true;
            throw new InvalidOperationException("the bus broke");
        }

        bus.Publish(chatEvent);
    }

    public IDisposable Subscribe(Action<ChatEvent> listener) => bus.Subscribe(listener);

    public IDisposable BeginBatch() => bus.BeginBatch();

    public IDisposable SubscribeToBatches(Func<IDisposable> begin) => bus.SubscribeToBatches(begin);
}
