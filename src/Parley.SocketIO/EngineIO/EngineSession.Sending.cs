using Parley.SocketIO.EngineIO.Packets;
using Parley.SocketIO.EngineIO.Transports;

namespace Parley.SocketIO.EngineIO;

// The way out: a packet is written at once when the transport is free, otherwise it joins the bounded queue.
public sealed partial class EngineSession
{
    internal bool HasQueued => _queue is { Count: > 0 };

    internal void Send(OutboundPacket packet, OutboundPacket[]? attachments = null, bool isVolatile = false)
    {
        EngineTransport transport;
        bool flush;
        bool overflow = false;
        OutboundPacket? only = null;
        lock (Gate)
        {
            if (_state != SessionState.Open)
            {
                return;
            }

            transport = _transport;
            if (isVolatile && !transport.IsWritable)
            {
                Server.Metrics.VolatileDropped();
                return;
            }

            flush = transport.TryBeginFlush() && !SendBatch.TryAdd(transport);
            if (flush && attachments is null && !HasQueued)
            {
                only = packet;
            }
            else
            {
                overflow = !(_queue ??= new OutboundQueue()).TryAdd(packet, attachments, Server.Options);
            }
        }

        if (overflow)
        {
            AbortSlowReader();
            return;
        }

        Server.Metrics.PacketsSent(packet, attachments);
        if (flush)
        {
            transport.Flush(only);
        }
        else
        {
            SendBatch.Count(packet.Frame.Length, Server.Options);
        }
    }

    /// <summary>
    /// Queues the first packet of a socket and those that waited for it. The caller holds the lock, and calls the transport's
    /// <see cref="EngineTransport.Flush"/> outside it when told so.
    /// </summary>
    internal bool QueueInGate(OutboundPacket first, OutboundQueue? following)
    {
        if (_state != SessionState.Open)
        {
            return false;
        }

        _queue ??= new OutboundQueue();
        _queue.Add(first);
        while (following is { Count: > 0 })
        {
            _queue.Add(following.Take());
        }

        return _transport.TryBeginFlush();
    }

    internal bool SendPing()
    {
        Send(OutboundPacket.Ping);
        return IsOpen;
    }

    /// <summary>A control frame of the WebSocket layer; goes out in any state, after what is queued.</summary>
    internal void SendControl(WebSocketTransport transport, OutboundPacket frame)
    {
        bool flush;
        bool overflow = false;
        lock (Gate)
        {
            flush = transport.TryBeginFlush();
            if (!flush && transport == _transport)
            {
                overflow = !(_queue ??= new OutboundQueue()).TryAdd(frame, attachments: null, Server.Options);
            }
        }

        if (overflow)
        {
            AbortSlowReader();
        }
        else if (flush)
        {
            transport.Flush(frame);
        }
    }

    /// <summary>Moves what is queued into <paramref name="batch"/>, at most <paramref name="maxBytes"/> but at least one packet.</summary>
    /// <returns>False when nothing is queued, or when the transport is not the session's (yet, or any more).</returns>
    internal bool TryTake(EngineTransport transport, List<OutboundPacket> batch, long maxBytes)
    {
        if (transport != _transport || _queue is null or { Count: 0 })
        {
            return false;
        }

        long bytes = 0;
        do
        {
            OutboundPacket packet = _queue.Take();
            bytes += packet.Frame.Length;
            batch.Add(packet);
        }
        while (_queue.Count > 0 && bytes + _queue.Peek().Frame.Length <= maxBytes);
        return true;
    }

    internal bool HasQueuedFor(EngineTransport transport) => HasQueued && transport == _transport;

    private void AbortSlowReader()
    {
        Server.Metrics.QueueOverflowed();
        Abort(DisconnectReason.SlowReader);
    }
}
