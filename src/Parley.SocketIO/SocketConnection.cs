using Parley.SocketIO.EngineIO;
using Parley.SocketIO.Packets;

namespace Parley.SocketIO;

/// <summary>
/// The Socket.IO side of one connection: turns its messages into packets and hands each to the socket of its namespace. The one place where
/// what a client did wrong ends its connection, and what a handler did wrong is logged and answered.
/// </summary>
internal sealed partial class SocketConnection : IEngineReceiver
{
    /// <summary>How many of the largest messages the running handlers of a connection may hold together.</summary>
    private const long RunningPayloads = 16;

    private readonly SocketServer _server;
    private readonly RunningHandlers _running;
    private JoinTimeout? _joinTimeout;
    private volatile Socket[] _sockets = [];
    private BinaryAssembly? _assembly;
    private List<(Socket Socket, EventArguments Auth)>? _joining;
    private bool _closed;

    public SocketConnection(SocketServer server, EngineSession session)
    {
        _server = server;
        _running = new RunningHandlers(server.Options.MaxConcurrentHandlers, RunningPayloads * server.Options.MaxPayload);
        Session = session;
        _joinTimeout = new JoinTimeout(this);
        session.Server.Timers.Schedule(_joinTimeout, server.Options.ConnectTimeout);
    }

    public EngineSession Session { get; }

    public ValueTask OnMessageAsync(ReadOnlyMemory<byte> message, bool isBinary)
    {
        if (isBinary)
        {
            return ReceiveAttachment(message.Span);
        }

        if (_assembly is not null)
        {
            throw new ProtocolException("Text while attachments are missing");
        }

        return ReceivePacket(SocketPacketReader.Read(message.Span, _server.Options.MaxAttachments));
    }

    public void OnClosed(DisconnectReason reason)
    {
        _assembly?.Stop();
        _running.StopWaiting();
        StopJoinTimeout();
        lock (Session.Gate)
        {
            _closed = true;
        }

        foreach (Socket socket in _sockets)
        {
            End(socket, reason);
        }
    }

    /// <summary>Takes a socket out of the connection; its disconnect handlers run on a thread of the pool.</summary>
    public void End(Socket socket, DisconnectReason reason)
    {
        lock (Session.Gate)
        {
            _sockets = Array.FindAll(_sockets, candidate => candidate != socket);
        }

        DisconnectContext? context = socket.TryEnd(reason);
        _ = GuardAsync(socket.CancelAsync, socket.Namespace.Name);
        if (context is not null && socket.Namespace.DisconnectHandlers.Length > 0)
        {
            _running.Begin(bytes: 0);
            ThreadPool.UnsafeQueueUserWorkItem(
                static state => _ = state.Connection.RunDisconnectHandlersAsync(state.Context), (Connection: this, Context: context), preferLocal: false);
        }
    }

    /// <summary>Tells every socket of the connection that it is disconnected, then closes the connection.</summary>
    public void DisconnectAll()
    {
        foreach (Socket socket in _sockets)
        {
            socket.Disconnect();
        }

        Session.Close();
    }

    /// <summary>Disposes what an ended socket owned; what that throws is the application's mistake and ends nothing else.</summary>
    public void Release(IDisposable? owned, Namespace @namespace)
    {
        try
        {
            owned?.Dispose();
        }
        catch (Exception exception)
        {
            LogDisconnectHandlerFailed(_server.Logger, exception, @namespace.Name);
        }
    }

    private ValueTask ReceivePacket(SocketPacket packet)
    {
        Socket? socket = Find(packet.Namespace);
        if (packet.Type == SocketPacketType.Connect)
        {
            return Connect(packet, socket);
        }

        PayloadShape shape = packet.Payload.IsEmpty ? default : Check(packet);
        if (socket is not { IsConnected: true } || packet.Type == SocketPacketType.ConnectError)
        {
            // An event before CONNECT, for a namespace that was left or never joined: the reference closes, too.
            Session.Close();
            return default;
        }

        switch (packet.Type)
        {
            case SocketPacketType.Disconnect:
                End(socket, DisconnectReason.ClientNamespaceDisconnect);
                return _running.WaitForRoomAsync();
            case SocketPacketType.BinaryEvent or SocketPacketType.BinaryAck:
                _assembly = new BinaryAssembly(Session, socket, packet, shape, _server.Options.AttachmentTimeout);
                return default;
            default:
                return Dispatch(socket, packet.Type, packet.AckId, packet.Payload, shape, []);
        }
    }

    private ValueTask ReceiveAttachment(ReadOnlySpan<byte> data)
    {
        BinaryAssembly assembly = _assembly ?? throw new ProtocolException("Binary data without a packet that announces it");
        if (!assembly.Add(data))
        {
            return default;
        }

        _assembly = null;
        return Dispatch(assembly.Socket, assembly.Type, assembly.AckId, assembly.Payload, assembly.Shape, assembly.Attachments);
    }

    private PayloadShape Check(SocketPacket packet)
    {
        int maxDepth = _server.Options.MaxJsonDepth;
        switch (packet.Type)
        {
            case SocketPacketType.Event or SocketPacketType.BinaryEvent:
                return PayloadValidator.CheckEvent(packet.Payload, packet.Attachments, maxDepth);
            case SocketPacketType.Ack or SocketPacketType.BinaryAck:
                return PayloadValidator.CheckAck(packet.Payload, packet.Attachments, maxDepth);
            case SocketPacketType.ConnectError:
                return default;
            default:
                throw new ProtocolException("A payload where none may be");
        }
    }

    private ValueTask Dispatch(
        Socket socket,
        SocketPacketType type,
        long ackId,
        ReadOnlySpan<byte> payload,
        PayloadShape shape,
        IReadOnlyList<ReadOnlyMemory<byte>> attachments)
    {
        ReadOnlySpan<byte> arguments = payload.Slice(shape.ArgumentsStart, shape.ArgumentsLength);
        if (type is SocketPacketType.Ack or SocketPacketType.BinaryAck)
        {
            socket.OnAck(ackId, new EventArguments(arguments.ToArray(), shape.ArgumentCount, attachments, _server.Options.Json));
            return default;
        }

        if (!socket.IsConnected || !TryFindHandler(socket.Namespace, payload, shape, out RegisteredHandler handler))
        {
            return default;
        }

        _ = RunHandlerAsync(new EventContext(socket, handler.EventName, ackId, arguments, shape.ArgumentCount, attachments), handler);
        return _running.WaitForRoomAsync();
    }

    private static bool TryFindHandler(Namespace @namespace, ReadOnlySpan<byte> payload, PayloadShape shape, out RegisteredHandler handler)
    {
        ReadOnlySpan<byte> name = payload.Slice(shape.NameStart, shape.NameLength);
        return @namespace.TryFind(shape.NameIsEscaped ? PayloadValidator.Unescape(name) : name, out handler);
    }

    private async Task RunHandlerAsync(EventContext context, RegisteredHandler handler)
    {
        int bytes = context.Size;
        _running.Begin(bytes);
        long started = _server.Metrics.HandlerStarted();
        try
        {
            await context.Socket.Namespace.RunEventAsync(context, handler.Handle);
        }
        catch (InvalidArgumentsException invalid)
        {
            LogInvalidArguments(_server.Logger, invalid.InnerException, handler.Label);
            context.Ack(HandlerFailure.InvalidArguments(invalid.Message));
        }
        catch (OperationCanceledException) when (context.Socket.IsEnded)
        {
            // The handler noticed that the client has gone.
        }
        catch (Exception exception)
        {
            LogHandlerFailed(_server.Logger, exception, handler.Label);
            context.Ack(HandlerFailure.Internal);
        }
        finally
        {
            _server.Metrics.HandlerEnded(started, handler.Label);
            await ReleaseAsync(context, handler);
            _running.End(bytes);
        }
    }

    private async ValueTask ReleaseAsync(EventContext context, RegisteredHandler handler)
    {
        try
        {
            await context.ReleaseAsync();
        }
        catch (Exception exception)
        {
            LogHandlerFailed(_server.Logger, exception, handler.Label);
        }
    }

    private async Task RunDisconnectHandlersAsync(DisconnectContext context)
    {
        foreach (Func<DisconnectContext, Task> handler in context.Socket.Namespace.DisconnectHandlers)
        {
            await GuardAsync(() => handler(context), context.Socket.Namespace.Name);
        }

        await GuardAsync(() => context.DisposeAsync().AsTask(), context.Socket.Namespace.Name);
        _running.End(bytes: 0);
    }

    private async Task GuardAsync(Func<Task> run, string @namespace)
    {
        try
        {
            await run();
        }
        catch (Exception exception)
        {
            LogDisconnectHandlerFailed(_server.Logger, exception, @namespace);
        }
    }

    private Socket? Find(ReadOnlySpan<byte> utf8Name)
    {
        foreach (Socket socket in _sockets)
        {
            if (utf8Name.SequenceEqual(socket.Namespace.Utf8Name))
            {
                return socket;
            }
        }

        return null;
    }

    /// <returns>False when the connection has ended meanwhile: nobody would take the socket out again.</returns>
    private bool TryAdd(Socket socket)
    {
        lock (Session.Gate)
        {
            if (!_closed)
            {
                _sockets = [.. _sockets, socket];
            }

            return !_closed;
        }
    }

    private void StopJoinTimeout()
    {
        if (Interlocked.Exchange(ref _joinTimeout, null) is { } timeout)
        {
            Session.Server.Timers.Cancel(timeout);
        }
    }

    /// <summary>Closes a connection that joins no namespace (<see cref="SocketIOOptions.ConnectTimeout"/>).</summary>
    private sealed class JoinTimeout(SocketConnection connection) : TimerEntry
    {
        public override void OnDue() => connection.Session.Abort(DisconnectReason.ForcedServerClose);
    }
}
