using System.Text;

namespace Parley.SocketIO;

/// <summary>What a namespace does: its middleware and its handlers, registered once for all its sockets.</summary>
public class NamespaceEvents
{
    private const string UnhandledLabel = "*";

    private readonly Lock _gate = new();
    private volatile Dictionary<byte[], RegisteredHandler> _handlers = new(Utf8Comparer.Instance);
    private volatile Func<ConnectContext, Func<Task>, Task>[] _connectMiddleware = [];
    private volatile Func<EventContext, Func<Task>, Task>[] _eventMiddleware = [];
    private volatile Func<Socket, Task>[] _onConnection = [];
    private volatile Func<DisconnectContext, Task>[] _onDisconnect = [];
    private volatile Func<EventContext, Task>? _onUnhandled;

    internal NamespaceEvents()
    {
    }

    /// <summary>The names of the events that have a handler of their own: a copy, made at each call.</summary>
    public IReadOnlyCollection<string> EventNames => [.. _handlers.Values.Select(static handler => handler.EventName)];

    internal Func<Socket, Task>[] ConnectionHandlers => _onConnection;

    internal Func<DisconnectContext, Task>[] DisconnectHandlers => _onDisconnect;

    /// <summary>
    /// Adds middleware that runs when a client connects, before it counts as connected: to check its token, to join its rooms. Calling
    /// <c>next</c> lets it pass; <see cref="ConnectContext.Refuse"/> sends CONNECT_ERROR; doing neither refuses it, too.
    /// </summary>
    /// <param name="middleware">The middleware; they run in the order of their registration.</param>
    /// <returns>This object, for chaining.</returns>
    public NamespaceEvents Use(Func<ConnectContext, Func<Task>, Task> middleware)
    {
        lock (_gate)
        {
            _connectMiddleware = [.. _connectMiddleware, middleware];
        }

        return this;
    }

    /// <summary>
    /// Adds middleware that runs before the handler of every event that has one (<see cref="OnUnhandled"/> included); not calling <c>next</c> drops
    /// the event.
    /// </summary>
    /// <param name="middleware">The middleware; they run in the order of their registration.</param>
    /// <returns>This object, for chaining.</returns>
    public NamespaceEvents UseEvents(Func<EventContext, Func<Task>, Task> middleware)
    {
        lock (_gate)
        {
            _eventMiddleware = [.. _eventMiddleware, middleware];
        }

        return this;
    }

    /// <summary>
    /// Adds a handler for sockets that have connected. Events of the socket may be handled as soon as the handler awaits something; what they
    /// need belongs into middleware (<see cref="Use"/>).
    /// </summary>
    /// <param name="handler">The handler.</param>
    /// <returns>This object, for chaining.</returns>
    public NamespaceEvents OnConnection(Func<Socket, Task> handler)
    {
        lock (_gate)
        {
            _onConnection = [.. _onConnection, handler];
        }

        return this;
    }

    /// <inheritdoc cref="OnConnection(Func{Socket, Task})"/>
    public NamespaceEvents OnConnection(Action<Socket> handler) => OnConnection(socket =>
    {
        handler(socket);
        return Task.CompletedTask;
    });

    /// <summary>Adds a handler for sockets that were connected and have gone, whoever ended it. It runs on a thread of the pool.</summary>
    /// <param name="handler">The handler.</param>
    /// <returns>This object, for chaining.</returns>
    public NamespaceEvents OnDisconnect(Func<DisconnectContext, Task> handler)
    {
        lock (_gate)
        {
            _onDisconnect = [.. _onDisconnect, handler];
        }

        return this;
    }

    /// <inheritdoc cref="OnDisconnect(Func{DisconnectContext, Task})"/>
    public NamespaceEvents OnDisconnect(Action<DisconnectContext> handler) => OnDisconnect(context =>
    {
        handler(context);
        return Task.CompletedTask;
    });

    /// <summary>
    /// Handles an event with full control: raw arguments, several of them, an acknowledgement when and how the handler likes
    /// (<see cref="EventContext.Ack{T}"/>).
    /// </summary>
    /// <param name="eventName">The event's name. A second handler of the same name replaces the first.</param>
    /// <param name="handler">The handler.</param>
    /// <returns>This object, for chaining.</returns>
    public NamespaceEvents On(string eventName, Func<EventContext, Task> handler) => Add(eventName, handler);

    /// <summary>
    /// Handles an event by its first argument. When the client asked for an acknowledgement it gets an empty one after the handler.
    /// </summary>
    /// <typeparam name="T">The argument's type; an argument that is missing, null or of another shape never reaches the handler.</typeparam>
    /// <param name="eventName">The event's name. A second handler of the same name replaces the first.</param>
    /// <param name="handler">The handler.</param>
    /// <returns>This object, for chaining.</returns>
    public NamespaceEvents On<T>(string eventName, Func<EventContext, T, Task> handler) => Add(eventName, async context =>
    {
        await handler(context, context.Arguments.Get<T>(0));
        context.Ack();
    });

    /// <inheritdoc cref="On{T}(string, Func{EventContext, T, Task})"/>
    public NamespaceEvents On<T>(string eventName, Action<EventContext, T> handler) => Add(eventName, context =>
    {
        handler(context, context.Arguments.Get<T>(0));
        context.Ack();
        return Task.CompletedTask;
    });

    /// <summary>Handles an event by its first argument; what the handler returns is the acknowledgement, when the client asked for one.</summary>
    /// <typeparam name="T">The argument's type; an argument that is missing, null or of another shape never reaches the handler.</typeparam>
    /// <typeparam name="TAck">The acknowledgement's type.</typeparam>
    /// <param name="eventName">The event's name. A second handler of the same name replaces the first.</param>
    /// <param name="handler">The handler.</param>
    /// <returns>This object, for chaining.</returns>
    public NamespaceEvents On<T, TAck>(string eventName, Func<EventContext, T, Task<TAck>> handler) => Add(eventName, async context =>
        context.Ack(await handler(context, context.Arguments.Get<T>(0))));

    /// <inheritdoc cref="On{T, TAck}(string, Func{EventContext, T, Task{TAck}})"/>
    public NamespaceEvents On<T, TAck>(string eventName, Func<EventContext, T, TAck> handler) => Add(eventName, context =>
    {
        context.Ack(handler(context, context.Arguments.Get<T>(0)));
        return Task.CompletedTask;
    });

    /// <summary>Handles every event that has no handler of its own; without one, such events are ignored.</summary>
    /// <param name="handler">The handler.</param>
    /// <returns>This object, for chaining.</returns>
    public NamespaceEvents OnUnhandled(Func<EventContext, Task> handler)
    {
        _onUnhandled = handler;
        return this;
    }

    internal bool TryFind(ReadOnlySpan<byte> utf8Name, out RegisteredHandler handler)
    {
        if (_handlers.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(utf8Name, out handler))
        {
            return true;
        }

        if (_onUnhandled is { } unhandled)
        {
            handler = new RegisteredHandler(Encoding.UTF8.GetString(utf8Name), UnhandledLabel, unhandled);
            return true;
        }

        return false;
    }

    internal Task RunConnectAsync(ConnectContext context) =>
        _connectMiddleware is { Length: > 0 } middleware ? RunAsync(middleware, context, static passed => passed.Pass()) : context.Pass();

    internal Task RunEventAsync(EventContext context, Func<EventContext, Task> handler) =>
        _eventMiddleware is { Length: > 0 } middleware ? RunAsync(middleware, context, handler) : handler(context);

    /// <summary>Shares the registrations of a pattern with one of its namespaces.</summary>
    internal void CopyFrom(NamespaceEvents pattern)
    {
        _handlers = pattern._handlers;
        _connectMiddleware = pattern._connectMiddleware;
        _eventMiddleware = pattern._eventMiddleware;
        _onConnection = pattern._onConnection;
        _onDisconnect = pattern._onDisconnect;
        _onUnhandled = pattern._onUnhandled;
    }

    private static Task RunAsync<TContext>(Func<TContext, Func<Task>, Task>[] middleware, TContext context, Func<TContext, Task> last)
    {
        return RunFrom(0);

        Task RunFrom(int index) => index == middleware.Length ? last(context) : middleware[index](context, () => RunFrom(index + 1));
    }

    private NamespaceEvents Add(string eventName, Func<EventContext, Task> handler)
    {
        ReservedNames.Check(eventName);
        lock (_gate)
        {
            _handlers = new Dictionary<byte[], RegisteredHandler>(_handlers, Utf8Comparer.Instance)
            {
                [Encoding.UTF8.GetBytes(eventName)] = new RegisteredHandler(eventName, eventName, handler),
            };
        }

        return this;
    }
}
