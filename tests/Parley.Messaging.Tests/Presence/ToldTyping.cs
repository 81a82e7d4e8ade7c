using System.Globalization;
using Parley.Messaging.Events;
using Parley.TestKit.Time;

namespace Parley.Messaging.Tests.Presence;

/// <summary>A bus that keeps who was told to type, and finds fault with being told two things at once.</summary>
internal sealed class ToldTyping(FakeTime time) : IEventBus
{
    private int _calls;
    private Action<ChatEvent> _listener = static _ => { };

    public List<TypingChanged> Events { get; } = [];

    /// <summary>The same for one user: the second and what was told.</summary>
    public List<string> Told { get; } = [];

    public Action<TypingChanged> Listener { get; set; } = static _ => { };

    public void Publish(ChatEvent chatEvent)
    {
        Assert.Equal(1, Interlocked.Increment(ref _calls));
        var told = Assert.IsType<TypingChanged>(chatEvent);
        Events.Add(told);
        Told.Add(string.Create(CultureInfo.InvariantCulture, $"{time.Elapsed.TotalSeconds} {(told.IsTyping ? "on" : "off")}"));
        Listener(told);
        Interlocked.Decrement(ref _calls);
    }

    public IDisposable Subscribe(Action<ChatEvent> listener)
    {
        _listener = listener;
        return new Unsubscribed();
    }

    /// <summary>Something that is told to those who listen.</summary>
    public void Say(ChatEvent chatEvent) => _listener(chatEvent);

    public IDisposable BeginBatch() => throw new NotSupportedException();

    public IDisposable SubscribeToBatches(Func<IDisposable> begin) => throw new NotSupportedException();

    private sealed class Unsubscribed : IDisposable
    {
        public void Dispose()
        {
        }
    }
}
