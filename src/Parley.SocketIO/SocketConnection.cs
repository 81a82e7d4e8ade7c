using Parley.SocketIO.EngineIO;
using Parley.SocketIO.Packets;

namespace Parley.SocketIO;

/// <summary>
/// The Socket.IO side of one connection: turns its messages into packets and hands each to the socket of its namespace. The one place where
/// what a client did wrong ends its connection, and what a handler did wrong is logged and answered.
/// </summary>
internal sealed partial class SocketConnection : IEngineReceiver
{
    private readonly SocketServer _server;
    private JoinTimeout? _joinTimeout;
    private volatile Socket[] _sockets = [];
    private BinaryAssembly? _assembly;
    private List<(Socket Socket, EventArguments Auth)>? _joining;
    private int _runningHandlers;
    private bool _closed;

    public SocketConnection(SocketServer server, EngineSession session)
    {
        _server = server;
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
        _ = CancelAsync(socket);
        if (context is not null && socket.Namespace.DisconnectHandlers.Length > 0)
        {
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
                return default;
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

        if (!socket.IsConnected || !TryFindHandler(socket.Namespace, payload, shape, out EventHandler handler))
        {
            return default;
        }

        var context = new EventContext(socket, handler.EventName, ackId, arguments, shape.ArgumentCount, attachments);
        Task running = RunHandlerAsync(context, handler);
        return running.IsCompleted || Volatile.Read(ref _runningHandlers) < _server.Options.MaxConcurrentHandlers
            ? default
            : new ValueTask(running);
    }

    private static bool TryFindHandler(Namespace @namespace, ReadOnlySpan<byte> payload, PayloadShape shape, out EventHandler handler)
    {
        ReadOnlySpan<byte> name = payload.Slice(shape.NameStart, shape.NameLength);
        return @namespace.TryFind(shape.NameIsEscaped ? PayloadValidator.Unescape(name) : name, out handler);
    }

    private async Task RunHandlerAsync(EventContext context, EventHandler handler)
    {
        Interlocked.Increment(ref _runningHandlers);
        long started = _server.Metrics.HandlerStarted();
        try
        {
            await context.Socket.Namespace.RunEventAsync(context, handler.Handle);
        }
        catch (InvalidArgumentsException invalid)
        {
            LogInvalidArguments(_server.Logger, handler.EventName);
            context.Ack(HandlerFailure.InvalidArguments(invalid.Message));
        }
        catch (OperationCanceledException) when (context.Socket.IsEnded)
        {
            // The handler noticed that the client has gone.
        }
        catch (Exception exception)
        {
            LogHandlerFailed(_server.Logger, exception, handler.EventName);
            context.Ack(HandlerFailure.Internal);
        }
        finally
        {
            _server.Metrics.HandlerEnded(started, handler.EventName);
            Interlocked.Decrement(ref _runningHandlers);
            await context.ReleaseAsync();
        }
    }

    private async Task RunDisconnectHandlersAsync(DisconnectContext context)
    {
        await using (context)
        {
            foreach (Func<DisconnectContext, Task> handler in context.Socket.Namespace.DisconnectHandlers)
            {
                try
                {
                    await handler(context);
                }
                catch (Exception exception)
                {
                    LogDisconnectHandlerFailed(_server.Logger, exception, context.Socket.Namespace.Name);
                }
            }
        }
    }

    private async Task CancelAsync(Socket socket)
    {
        try
        {
            await socket.CancelAsync();
        }
        catch (Exception exception)
        {
            LogDisconnectHandlerFailed(_server.Logger, exception, socket.Namespace.Name);
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
        public override void OnDue() => connection.Session.Close();
    }
}
