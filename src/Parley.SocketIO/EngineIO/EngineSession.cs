using Parley.SocketIO.EngineIO.Packets;
using Parley.SocketIO.EngineIO.Transports;

namespace Parley.SocketIO.EngineIO;

/// <summary>
/// One Engine.IO connection: it outlives the change of its transport, keeps the order of its packets, and ends exactly once.
/// All members may be called from any thread.
/// </summary>
public sealed partial class EngineSession
{
    private readonly Heartbeat _heartbeat;
    private EngineTransport _transport;
    private TransportUpgrade? _upgrade;
    private OutboundQueue? _queue;
    private IEngineReceiver? _receiver;
    private SessionState _state;

    internal EngineSession(EngineServer server, Handshake handshake)
    {
        Server = server;
        Handshake = handshake;
        Id = SessionId.New();
        _heartbeat = new Heartbeat(this);
        _transport = null!;
    }

    private enum SessionState : byte
    {
        Open,
        Closing,
        Closed,
    }

    /// <summary>The session id: 120 random bits. Whoever knows it can speak as this client, so it is never shown to others.</summary>
    public string Id { get; }

    /// <summary>What the first request said.</summary>
    public Handshake Handshake { get; }

    /// <summary>The transport in use: <c>polling</c> or <c>websocket</c>.</summary>
    public string TransportName => _transport.Name;

    /// <summary>Whether packets can still be sent.</summary>
    public bool IsOpen => _state == SessionState.Open;

    internal bool IsClosed => _state == SessionState.Closed;

    internal EngineServer Server { get; }

    /// <summary>The one lock of a connection, its sockets' included; the heartbeat serves as it, so that it costs no object of its own.</summary>
    internal object Gate => _heartbeat;

    internal EngineTransport Transport => _transport;

    /// <summary>The receiver has not let go of a message, so the client's pong may lie unread.</summary>
    internal bool IsHeldUp { get; private set; }

    /// <summary>Sends a text message. It is dropped without error when the session has ended.</summary>
    /// <param name="text">The content.</param>
    public void Send(string text) => Send(OutboundPacket.Message(text));

    /// <summary>Sends a binary message. It is dropped without error when the session has ended.</summary>
    /// <param name="data">The content; copied before the method returns.</param>
    public void Send(ReadOnlySpan<byte> data) => Send(OutboundPacket.Binary(data));

    /// <summary>Ends the session after what was sent before has gone out; a client that takes longer than 5 s to read it is cut off.</summary>
    public void Close() => Close(DisconnectReason.ForcedServerClose);

    /// <summary>Starts the session: the client gets OPEN, then what the receiver sends as soon as it is made.</summary>
    internal void Open(EngineTransport transport, OutboundPacket openPacket, Func<EngineSession, IEngineReceiver> accept)
    {
        _transport = transport;
        Server.Sessions.Add(this);
        Server.Metrics.ConnectionOpened();
        Send(openPacket);
        try
        {
            _receiver = accept(this);
            _heartbeat.Start();
        }
        catch (Exception exception)
        {
            Server.OnReceiverFailed(exception);
            Abort(DisconnectReason.ForcedServerClose);
        }
    }

    /// <summary>
    /// The session has begun, and may have nothing to say for long: single packets need no queue, which is made anew where more come at once.
    /// </summary>
    internal void ReleaseQueue()
    {
        lock (Gate)
        {
            _queue = HasQueued ? _queue : null;
        }
    }

    /// <summary>Takes one packet from the transport that received it.</summary>
    internal ValueTask ReceiveAsync(EngineTransport from, EnginePacket packet)
    {
        Server.Metrics.PacketReceived(packet);
        if (from != _transport)
        {
            UpgradeTo(from)?.Receive(packet);
            return default;
        }

        if (_state != SessionState.Open)
        {
            return default;
        }

        if (packet.Type == EnginePacketType.Pong)
        {
            _heartbeat.OnPong();
            return default;
        }

        _heartbeat.OnOtherPacket();
        switch (packet.Type)
        {
            case EnginePacketType.Message:
                return DeliverAsync(packet);
            case EnginePacketType.Ping:
                // Protocol revision 4 turned the direction around: only the server pings.
                Abort(DisconnectReason.TransportError);
                return default;
            default:
                return default;
        }
    }

    /// <summary>The client opens a WebSocket for a session that polls (protocol revision 4, "Upgrade").</summary>
    /// <returns>False when the session cannot be upgraded (again, or any more).</returns>
    internal bool TryBeginUpgrade(WebSocketTransport candidate)
    {
        TransportUpgrade upgrade;
        lock (Gate)
        {
            if (_state == SessionState.Closed || _upgrade is not null || _transport is not PollingTransport polling)
            {
                return false;
            }

            _upgrade = upgrade = new TransportUpgrade(this, polling, candidate);
        }

        Server.Timers.Schedule(upgrade, Server.Options.UpgradeTimeout);
        return true;
    }

    /// <summary>Ends the attempt to upgrade; with success, what waited goes out over the new transport, in order.</summary>
    internal UpgradeEnd EndUpgrade(TransportUpgrade upgrade, bool success)
    {
        bool flush = false;
        bool closing;
        lock (Gate)
        {
            if (_upgrade != upgrade)
            {
                return UpgradeEnd.OverBefore;
            }

            if (success && upgrade.Polling.IsDelivering)
            {
                return UpgradeEnd.Refused;
            }

            _upgrade = null;
            closing = success && _state == SessionState.Closing;
            if (success)
            {
                _transport = upgrade.Candidate;
                flush = HasQueued && upgrade.Candidate.TryBeginFlush();
            }
        }

        Server.Timers.Cancel(upgrade);
        if (flush)
        {
            upgrade.Candidate.Flush(only: null);
        }

        if (closing)
        {
            upgrade.Candidate.CloseAfterFlush();
        }

        return UpgradeEnd.Ended;
    }

    /// <summary>Ends the session in order: the client still gets what was sent before.</summary>
    internal void Close(DisconnectReason reason)
    {
        lock (Gate)
        {
            if (_state != SessionState.Open)
            {
                return;
            }

            _state = SessionState.Closing;
        }

        OnEnded(reason);
        _transport.CloseAfterFlush();
    }

    /// <summary>Ends the session now. What is queued is lost; the client is told when its transport can take it.</summary>
    internal void Abort(DisconnectReason reason, ushort webSocketCloseCode = WebSocketCloseCode.None)
    {
        TransportUpgrade? upgrade;
        bool wasOpen;
        lock (Gate)
        {
            if (_state == SessionState.Closed)
            {
                return;
            }

            wasOpen = _state == SessionState.Open;
            _state = SessionState.Closed;
            upgrade = _upgrade;

            // A poll that is being answered still takes what it was woken for; the answer to a client's close still goes out.
            _queue = _transport is PollingTransport || reason == DisconnectReason.TransportClose ? _queue : null;
        }

        Server.Sessions.Remove(this);
        if (wasOpen)
        {
            OnEnded(reason);
        }

        upgrade?.Cancel();
        _transport.Abort(webSocketCloseCode);
    }

    /// <summary>The client broke the protocol: the connection that did it is closed, be it the session's or one that only probes.</summary>
    internal void OnViolation(EngineTransport transport, ProtocolException violation)
    {
        Server.OnProtocolViolation(this, violation);
        if (transport != _transport)
        {
            UpgradeTo(transport)?.Cancel(violation.WebSocketCloseCode);
        }
        else
        {
            bool belowEngine = violation.WebSocketCloseCode != WebSocketCloseCode.None;
            Abort(belowEngine ? DisconnectReason.TransportError : DisconnectReason.ParseError, violation.WebSocketCloseCode);
        }
    }

    /// <summary>The transport is gone, whoever ended it.</summary>
    internal void OnTransportEnded(EngineTransport transport, DisconnectReason reason)
    {
        if (transport == _transport)
        {
            Abort(reason);
        }
        else
        {
            UpgradeTo(transport)?.Cancel();
        }
    }

    /// <summary>What had arrived together has been handed over.</summary>
    internal void EndBatch(EngineTransport transport)
    {
        if (transport != _transport || !IsOpen)
        {
            return;
        }

        try
        {
            _receiver!.OnBatchEnd();
        }
        catch (Exception exception)
        {
            Server.OnReceiverFailed(exception);
            Abort(DisconnectReason.TransportError);
        }
    }

    private TransportUpgrade? UpgradeTo(EngineTransport candidate) =>
        _upgrade is { } upgrade && upgrade.Candidate == candidate ? upgrade : null;

    private void OnEnded(DisconnectReason reason)
    {
        _heartbeat.Stop();
        Server.Metrics.ConnectionClosed(reason);
        try
        {
            _receiver?.OnClosed(reason);
        }
        catch (Exception exception)
        {
            Server.OnReceiverFailed(exception);
        }
    }

    /// <summary>A receiver that fails loses its own session, nothing else.</summary>
    private async ValueTask DeliverAsync(EnginePacket packet)
    {
        IsHeldUp = true;
        try
        {
            await _receiver!.OnMessageAsync(packet.Data, packet.IsBinary);
        }
        catch (Exception exception) when (exception is not ProtocolException)
        {
            Server.OnReceiverFailed(exception);
            Abort(DisconnectReason.TransportError);
        }
        finally
        {
            IsHeldUp = false;
        }
    }
}
