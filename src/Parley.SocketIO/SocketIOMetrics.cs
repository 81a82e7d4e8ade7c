using System.Diagnostics;
using System.Diagnostics.Metrics;
using Parley.SocketIO.EngineIO.Packets;

namespace Parley.SocketIO;

/// <summary>The instruments of the meter <c>Parley.SocketIO</c>.</summary>
internal sealed class SocketIOMetrics
{
    public const string MeterName = "Parley.SocketIO";

    private readonly UpDownCounter<long> _connections;
    private readonly Counter<long> _disconnects;
    private readonly Counter<long> _packetsReceived;
    private readonly Counter<long> _packetsSent;
    private readonly Counter<long> _bytesReceived;
    private readonly Counter<long> _bytesSent;
    private readonly Counter<long> _volatileDropped;
    private readonly Counter<long> _queueOverflows;
    private readonly Counter<long> _violations;
    private readonly Histogram<double> _handlerTime;

    public SocketIOMetrics(IMeterFactory factory)
    {
        Meter meter = factory.Create(MeterName);
        _connections = meter.CreateUpDownCounter<long>("socketio.connections", "{connection}", "Open Engine.IO sessions");
        _disconnects = meter.CreateCounter<long>("socketio.disconnects", "{connection}", "Ended sessions by reason");
        _packetsReceived = meter.CreateCounter<long>("socketio.packets.received", "{packet}", "Engine.IO packets from clients");
        _packetsSent = meter.CreateCounter<long>("socketio.packets.sent", "{packet}", "Engine.IO packets to clients");
        _bytesReceived = meter.CreateCounter<long>("socketio.received", "By", "Payload bytes from clients");
        _bytesSent = meter.CreateCounter<long>("socketio.sent", "By", "Payload bytes to clients");
        _volatileDropped = meter.CreateCounter<long>("socketio.volatile.dropped", "{packet}", "Volatile packets dropped, the client being busy");
        _queueOverflows = meter.CreateCounter<long>("socketio.queue.overflows", "{connection}", "Sessions closed because they read too slowly");
        _violations = meter.CreateCounter<long>("socketio.violations", "{packet}", "Inputs that broke the protocol");
        _handlerTime = meter.CreateHistogram<double>("socketio.handler.duration", "s", "Time from an event's arrival to the end of its handler");
    }

    public void ConnectionOpened() => _connections.Add(1);

    public void ConnectionClosed(DisconnectReason reason)
    {
        _connections.Add(-1);
        _disconnects.Add(1, new KeyValuePair<string, object?>("reason", reason.Name));
    }

    public void PacketReceived(EnginePacket packet)
    {
        _packetsReceived.Add(1);
        _bytesReceived.Add(packet.Data.Length);
    }

    public void PacketsSent(OutboundPacket packet, OutboundPacket[]? attachments)
    {
        _packetsSent.Add(1 + (attachments?.Length ?? 0));
        _bytesSent.Add(packet.Payload.Length);
        foreach (OutboundPacket attachment in attachments ?? [])
        {
            _bytesSent.Add(attachment.Payload.Length);
        }
    }

    public void VolatileDropped() => _volatileDropped.Add(1);

    public void QueueOverflowed() => _queueOverflows.Add(1);

    public void ProtocolViolated() => _violations.Add(1);

    public long HandlerStarted() => _handlerTime.Enabled ? Stopwatch.GetTimestamp() : 0;

    public void HandlerEnded(long started, string eventName)
    {
        if (started != 0)
        {
            _handlerTime.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, new KeyValuePair<string, object?>("event", eventName));
        }
    }
}
