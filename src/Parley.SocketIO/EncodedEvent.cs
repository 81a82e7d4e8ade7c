using Parley.SocketIO.EngineIO.Packets;
using Parley.SocketIO.Packets;

namespace Parley.SocketIO;

/// <summary>
/// An event encoded once, for one namespace; it may be sent any number of times, to any number of sockets, without being encoded again.
/// Made by <see cref="Namespace"/>'s <c>Encode</c> methods.
/// </summary>
public sealed class EncodedEvent
{
    private readonly int _jsonStart;

    internal EncodedEvent(Namespace @namespace, ReadOnlySpan<byte> json, OutboundPacket[]? attachments)
    {
        Namespace = @namespace;
        Attachments = attachments;
        Packet = Write(json, SocketPacket.NoAck);
        _jsonStart = Packet.Payload.Length - json.Length;
    }

    internal Namespace Namespace { get; }

    internal OutboundPacket Packet { get; }

    internal OutboundPacket[]? Attachments { get; }

    internal OutboundPacket WithAckId(long ackId) => Write(Packet.Payload.Span[_jsonStart..], ackId);

    private OutboundPacket Write(ReadOnlySpan<byte> json, long ackId) =>
        SocketPacketWriter.WriteEvent(Namespace.PacketPrefix, ackId, json, Attachments?.Length ?? 0);
}
