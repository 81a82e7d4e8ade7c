using System.Collections.Concurrent;
using Parley.Messaging.Events;

namespace Parley.Server.Tests.Isolation;

/// <summary>What was told of one company since it began to listen.</summary>
internal sealed class EventLog : IDisposable
{
    private readonly ConcurrentQueue<ChatEvent> _events = [];
    private readonly IDisposable _subscription;

    public EventLog(IEventBus events, string company) => _subscription = events.Subscribe(told =>
    {
        if (told.Company == company)
        {
            _events.Enqueue(told);
        }
    });

    public IReadOnlyCollection<ChatEvent> All => _events;

    public void Dispose() => _subscription.Dispose();
}
