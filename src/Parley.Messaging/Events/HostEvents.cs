using System.Collections.Immutable;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Parley.Messaging.Events;

/// <summary>
/// What happens and is stored, for the host's own code. Handlers are called one after the other, in the order of the events, on a loop of their own: a slow
/// one delays those after it and never a message. Events that find 10,000 others waiting are lost to the handlers, and logged. A call that
/// takes longer than <see cref="HandlerLimit"/> is told to end by its token; the handler gets no more events until it has.
/// </summary>
public sealed partial class HostEvents : IDisposable
{
    /// <summary>How long the other handlers wait for one.</summary>
    public static readonly TimeSpan HandlerLimit = TimeSpan.FromSeconds(30);

    internal const int Capacity = 10_000;

    private const string Undelivered = "message.undelivered";

    private static readonly string[] Names =
    [
        "message.sent", "message.read", "message.edited", "message.deleted", Undelivered, "conversation.created", "member.added", "member.removed",
    ];

    private readonly Channel<ChatEvent> _waiting = Channel.CreateBounded<ChatEvent>(new BoundedChannelOptions(Capacity) { SingleReader = true });
    private readonly IDisposable _subscription;
    private readonly UndeliveredMessages _undelivered;
    private readonly TimeProvider _time;
    private readonly ILogger<HostEvents> _logger;
    private ImmutableArray<HostHandler> _handlers = [];

    public HostEvents(IEventBus bus, UndeliveredMessages undelivered, TimeProvider time, ILogger<HostEvents> logger)
    {
        (_undelivered, _time, _logger) = (undelivered, time, logger);
        _subscription = bus.Subscribe(Enqueue);
    }

    /// <summary>Calls <paramref name="handler"/> for every event of this type from now on, until what is returned is disposed.</summary>
    public IDisposable On<TEvent>(Func<TEvent, CancellationToken, Task> handler)
        where TEvent : ChatEvent =>
        Add(new HostHandler(
            static chatEvent => chatEvent is TEvent,
            typeof(TEvent).IsAssignableFrom(typeof(MessageUndelivered)),
            (chatEvent, ending) => handler((TEvent)chatEvent, ending)));

    /// <summary>The same by the event's name, such as <c>message.sent</c>; <c>thread.read</c> is another name of <c>message.read</c>.</summary>
    /// <exception cref="ArgumentException">There is no event of this name.</exception>
    public IDisposable On(string name, Func<ChatEvent, CancellationToken, Task> handler)
    {
        string known = name == "thread.read" ? "message.read" : name;
        if (!Names.Contains(known, StringComparer.Ordinal))
        {
            throw new ArgumentException($"There is no event '{name}'; there are {string.Join(", ", Names)}", nameof(name));
        }

        return Add(new HostHandler(chatEvent => chatEvent.Name == known, known == Undelivered, handler));
    }

    /// <summary>Runs until it is closed and everything was told, or until <paramref name="stopping"/>, which the handlers get, too.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        try
        {
            while (await _waiting.Reader.WaitToReadAsync(stopping))
            {
                while (!stopping.IsCancellationRequested && _waiting.Reader.TryRead(out ChatEvent? chatEvent))
                {
                    await TellAsync(chatEvent, stopping);
                }
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            if (_waiting.Reader.Count is > 0 and int left)
            {
                LogLeft(left);
            }
        }
    }

    /// <summary>Takes no more events; those that wait are still told.</summary>
    public void Close() => _waiting.Writer.TryComplete();

    public void Dispose() => _subscription.Dispose();

    private Subscription Add(HostHandler handler)
    {
        if (_handlers.IsEmpty)
        {
            // Without handlers no event has passed.
            _undelivered.Distrust();
        }

        ImmutableInterlocked.Update(ref _handlers, static (all, added) => all.Add(added), handler);
        return new Subscription(this, handler);
    }

    // On the path of every message: never waits.
    private void Enqueue(ChatEvent chatEvent)
    {
        if (!_handlers.IsEmpty && chatEvent is not TypingChanged && !_waiting.Writer.TryWrite(chatEvent))
        {
            _undelivered.Distrust();
            LogDropped(chatEvent.GetType().Name);
        }
    }

    private async Task TellAsync(ChatEvent chatEvent, CancellationToken stopping)
    {
        _undelivered.Observe(chatEvent);
        await RaiseAsync(chatEvent, stopping);
        if (chatEvent is MessageSent sent
            && _handlers.Any(static handler => handler.WantsUndelivered)
            && await _undelivered.FindAsync(sent, stopping) is { } undelivered)
        {
            await RaiseAsync(undelivered, stopping);
        }
    }

    private async Task RaiseAsync(ChatEvent chatEvent, CancellationToken stopping)
    {
        foreach (HostHandler handler in _handlers)
        {
            if (Wants(handler, chatEvent))
            {
                await CallAsync(handler, chatEvent, stopping);
            }
        }
    }

    private bool Wants(HostHandler handler, ChatEvent chatEvent)
    {
        if (!handler.Wants(chatEvent))
        {
            return false;
        }

        if (handler.IsLate)
        {
            LogLostToLate(chatEvent.GetType().Name);
            return false;
        }

        return true;
    }

    private async Task CallAsync(HostHandler handler, ChatEvent chatEvent, CancellationToken stopping)
    {
        string name = chatEvent.GetType().Name;
        using var limit = new CancellationTokenSource(HandlerLimit, _time);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stopping);
        await handler.CallAsync(chatEvent, exception => LogHandlerFailed(exception, name), ending.Token);
        if (limit.IsCancellationRequested)
        {
            LogHandlerLate(name, HandlerLimit.TotalSeconds);
        }
    }

    private sealed class Subscription(HostEvents events, HostHandler handler) : IDisposable
    {
        public void Dispose() => ImmutableInterlocked.Update(ref events._handlers, static (all, gone) => all.Remove(gone), handler);
    }
}
