using System.Collections.Concurrent;
using Parley.SocketIO.EngineIO;
using Parley.SocketIO.EngineIO.Packets;
using Parley.SocketIO.Packets;

namespace Parley.SocketIO;

/// <summary>
/// A client in a namespace (https://socket.io/docs/v4/server-socket-instance/). All members may be called from any thread; what is sent
/// after the end is dropped without error.
/// </summary>
public sealed class Socket : IEventTarget
{
    private static readonly TimeSpan MaxAckTimeout = TimeSpan.FromDays(1);

    private readonly SocketConnection _connection;
    private List<Room>? _rooms;
    private OutboundQueue? _heldBack;
    private PendingAcks? _pendingAcks;
    private ConcurrentDictionary<string, object?>? _data;
    private CancellationTokenSource? _disconnected;
    private volatile IDisposable? _owned;
    private volatile State _state;

    internal Socket(SocketConnection connection, Namespace @namespace)
    {
        _connection = connection;
        Namespace = @namespace;
        Id = SessionId.New();
    }

    private enum State : byte
    {
        Connecting,
        Connected,
        Ended,
    }

    /// <summary>The socket's id, new for every connection. Clients may know it; it gives no access to the session.</summary>
    public string Id { get; }

    /// <inheritdoc/>
    public Namespace Namespace { get; }

    /// <summary>What the first HTTP request of the connection said.</summary>
    public Handshake Handshake => Session.Handshake;

    /// <summary>Whether the client has joined the namespace and not left it.</summary>
    public bool IsConnected => _state == State.Connected;

    /// <summary>The transport in use: <c>polling</c> or <c>websocket</c>.</summary>
    public string TransportName => Session.TransportName;

    internal EngineSession Session => _connection.Session;

    /// <summary>Whatever the application wants to remember about this socket.</summary>
    public IDictionary<string, object?> Data => LazyInitializer.EnsureInitialized(ref _data, static () => new(StringComparer.Ordinal));

    /// <summary>What <see cref="Own"/> was given; null before that.</summary>
    public IDisposable? Owned => _owned;

    /// <summary>Canceled when the socket ends.</summary>
    public CancellationToken Disconnected
    {
        get
        {
            lock (Session.Gate)
            {
                if (_state == State.Ended)
                {
                    return new CancellationToken(canceled: true);
                }

                return (_disconnected ??= new CancellationTokenSource()).Token;
            }
        }
    }

    /// <summary>The rooms that the socket is in.</summary>
    public IReadOnlyList<string> Rooms
    {
        get
        {
            lock (Session.Gate)
            {
                return _rooms is null ? [] : [.. _rooms.Select(static room => room.Name)];
            }
        }
    }

    /// <summary>All other sockets of the namespace.</summary>
    public Broadcast Broadcast => Namespace.Except(Id);

    /// <summary>This socket, for events that may be dropped when the client does not keep up.</summary>
    public Broadcast Volatile => Namespace.To(Id).Volatile;

    internal bool IsEnded => _state == State.Ended;

    /// <summary>The other sockets of a room.</summary>
    /// <param name="room">The room's name.</param>
    public Broadcast To(string room) => Namespace.To(room).Except(Id);

    /// <summary>Joins a room. Middleware may call it before the client counts as connected.</summary>
    /// <param name="room">The room's name; it comes into being with its first member.</param>
    public void Join(string room)
    {
        lock (Session.Gate)
        {
            if (_state == State.Ended)
            {
                return;
            }

            Room joined = Namespace.Join(this, room, out bool isNew);
            if (isNew)
            {
                (_rooms ??= new List<Room>(2)).Add(joined);
            }
        }
    }

    /// <summary>Leaves a room. A broadcast to the room that begins after this returned does not reach the socket.</summary>
    /// <param name="room">The room's name.</param>
    public void Leave(string room)
    {
        lock (Session.Gate)
        {
            int index = _rooms?.FindIndex(candidate => candidate.Name == room) ?? -1;
            if (index >= 0)
            {
                Namespace.Leave(this, _rooms![index]);
                _rooms[index] = _rooms[^1];
                _rooms.RemoveAt(_rooms.Count - 1);
            }
        }
    }

    /// <summary>
    /// Gives the socket one object of the application's for its whole life, which costs less than an entry in <see cref="Data"/>. It is disposed
    /// when the socket ends, also one that never came to be connected, and at once when it has ended already; before the disconnect handlers run.
    /// </summary>
    /// <param name="owned">The object; its <c>Dispose</c> runs on whichever thread ends the socket, and must be quick.</param>
    /// <exception cref="InvalidOperationException">The socket owns something already.</exception>
    public void Own(IDisposable owned)
    {
        bool hasEnded;
        lock (Session.Gate)
        {
            if (_owned is not null)
            {
                throw new InvalidOperationException("The socket owns something already.");
            }

            _owned = owned;
            hasEnded = IsEnded;
        }

        if (hasEnded)
        {
            owned.Dispose();
        }
    }

    /// <summary>
    /// Closes the underlying connection, once what was sent has gone out, without a word to the client's namespaces: unlike after
    /// <see cref="Disconnect"/>, the client library comes back by itself.
    /// </summary>
    public void CloseConnection() => Session.Close();

    /// <summary>
    /// Removes the client from the namespace; its client library does not reconnect by itself. A client that is still connecting is refused.
    /// </summary>
    /// <param name="closeConnection">Whether to close the underlying connection, and with it its other namespaces, as well.</param>
    public void Disconnect(bool closeConnection = false)
    {
        if (closeConnection)
        {
            _connection.DisconnectAll();
        }
        else if (!IsEnded)
        {
            Send(SocketPacketWriter.Write(SocketPacketType.Disconnect, Namespace.PacketPrefix, default), attachments: null, isVolatile: false);
            _connection.End(this, DisconnectReason.ServerNamespaceDisconnect);
        }
    }

    /// <inheritdoc/>
    public void Send(EncodedEvent encoded)
    {
        CheckNamespace(encoded);
        Send(encoded.Packet, encoded.Attachments, isVolatile: false);
    }

    /// <summary>Asks the client and waits for its acknowledgement.</summary>
    /// <typeparam name="T">The argument's type; needs type information in <see cref="SocketIOOptions.Json"/>.</typeparam>
    /// <param name="eventName">The event's name.</param>
    /// <param name="argument">The argument.</param>
    /// <param name="timeout">How long to wait: more than zero, at most a day.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What the client passed to its callback.</returns>
    /// <exception cref="TimeoutException">The client did not answer in time.</exception>
    /// <exception cref="SocketDisconnectedException">The client left.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The timeout is out of its range.</exception>
    public Task<EventArguments> EmitWithAckAsync<T>(
        string eventName, T argument, TimeSpan timeout, CancellationToken cancellationToken = default) =>
        SendWithAckAsync(Namespace.Encode(eventName, argument), timeout, cancellationToken);

    /// <summary>Sends an encoded event as a question.</summary>
    /// <inheritdoc cref="EmitWithAckAsync{T}(string, T, TimeSpan, CancellationToken)"/>
    /// <param name="encoded">An event encoded for this socket's namespace.</param>
    /// <param name="timeout">How long to wait.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<EventArguments> SendWithAckAsync(EncodedEvent encoded, TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        CheckNamespace(encoded);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(timeout, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(timeout, MaxAckTimeout);
        cancellationToken.ThrowIfCancellationRequested();
        PendingAck pending = LazyInitializer.EnsureInitialized(ref _pendingAcks, static () => new()).Add(Namespace.NextAckId());
        TimerWheel timers = Session.Server.Timers;
        timers.Schedule(pending, timeout);
        await using CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(
            static (state, token) => ((PendingAck)state!).Cancel(token), pending);
        if (IsEnded)
        {
            _pendingAcks!.FailAll(DisconnectReason.TransportClose);
        }

        Send(encoded.WithAckId(pending.Id), encoded.Attachments, isVolatile: false);
        try
        {
            return await pending.Answer;
        }
        finally
        {
            timers.Cancel(pending);
        }
    }

    internal void Send(OutboundPacket packet, OutboundPacket[]? attachments, bool isVolatile)
    {
        if (!IsConnected && !TryHoldBack(packet, attachments, isVolatile, out bool overflow))
        {
            if (overflow)
            {
                Session.Abort(DisconnectReason.SlowReader);
            }

            return;
        }

        if (IsConnected)
        {
            Session.Send(packet, attachments, isVolatile);
        }
    }

    /// <summary>Answers the CONNECT; what was sent to the socket meanwhile follows.</summary>
    /// <returns>False when the connection ended meanwhile.</returns>
    internal bool TryOpen(OutboundPacket connectPacket)
    {
        bool flush;
        lock (Session.Gate)
        {
            if (_state != State.Connecting)
            {
                return false;
            }

            // Queued before anybody can find the socket connected: nothing overtakes the answer.
            flush = Session.QueueInGate(connectPacket, _heldBack);
            _heldBack = null;
            _state = State.Connected;
            Namespace.Add(this);
        }

        if (flush)
        {
            Session.Transport.Flush(only: null);
            Session.ReleaseQueue();
        }

        return true;
    }

    /// <summary>Ends the socket once: it leaves its rooms and its questions fail.</summary>
    /// <returns>The context for the disconnect handlers, or null when it was not connected.</returns>
    internal DisconnectContext? TryEnd(DisconnectReason reason)
    {
        Room[] rooms;
        IDisposable? owned;
        bool wasConnected;
        lock (Session.Gate)
        {
            if (_state == State.Ended)
            {
                return null;
            }

            wasConnected = IsConnected;
            _state = State.Ended;
            rooms = _rooms?.ToArray() ?? [];
            owned = _owned;
            _rooms = null;
            _heldBack = null;
        }

        foreach (Room room in rooms)
        {
            Namespace.Leave(this, room);
        }

        Namespace.Remove(this);
        _pendingAcks?.FailAll(reason);
        _connection.Release(owned, Namespace);
        return wasConnected ? new DisconnectContext(this, reason, [.. rooms.Select(static room => room.Name)]) : null;
    }

    /// <summary>Tells who waits on <see cref="Disconnected"/>, on threads of the pool.</summary>
    internal Task CancelAsync() => _disconnected is { } source ? source.CancelAsync() : Task.CompletedTask;

    internal void OnAck(long id, EventArguments arguments) => _pendingAcks?.Complete(id, arguments);

    private void CheckNamespace(EncodedEvent encoded)
    {
        if (encoded.Namespace != Namespace)
        {
            throw new ArgumentException("The event was encoded for another namespace.", nameof(encoded));
        }
    }

    /// <summary>Before the CONNECT is answered, packets wait here, within the limits of the outbound queue; volatile ones are dropped.</summary>
    /// <returns>True when the socket has been connected meanwhile, and the packet can be sent.</returns>
    private bool TryHoldBack(OutboundPacket packet, OutboundPacket[]? attachments, bool isVolatile, out bool overflow)
    {
        overflow = false;
        lock (Session.Gate)
        {
            if (_state == State.Connecting && !isVolatile)
            {
                overflow = !(_heldBack ??= new OutboundQueue()).TryAdd(packet, attachments, Session.Server.Options);
            }

            return IsConnected;
        }
    }
}
