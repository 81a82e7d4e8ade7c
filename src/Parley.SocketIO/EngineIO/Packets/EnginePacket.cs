using System.Buffers;
using System.Buffers.Text;

namespace Parley.SocketIO.EngineIO.Packets;

/// <summary>One decoded Engine.IO packet; <see cref="Data"/> lies in the receive buffer and is valid until the next read.</summary>
internal readonly record struct EnginePacket(EnginePacketType Type, ReadOnlyMemory<byte> Data, bool IsBinary)
{
    /// <summary>
    /// Reads the text form: one type digit, then the data; or <c>b</c>, then binary data in base64, which is decoded in place.
    /// </summary>
    public static EnginePacket ReadText(Memory<byte> packet)
    {
        if (packet.IsEmpty)
        {
            throw new ProtocolException("Empty Engine.IO packet");
        }

        byte type = packet.Span[0];
        if (type == (byte)'b')
        {
            return ReadBase64(packet[1..]);
        }

        if (type is < (byte)EnginePacketType.Open or > (byte)EnginePacketType.Noop)
        {
            throw new ProtocolException("Unknown Engine.IO packet type");
        }

        return new EnginePacket((EnginePacketType)type, packet[1..], IsBinary: false);
    }

    /// <summary>A binary frame has no type digit: it is always a message.</summary>
    public static EnginePacket ReadBinary(ReadOnlyMemory<byte> data) => new(EnginePacketType.Message, data, IsBinary: true);

    private static EnginePacket ReadBase64(Memory<byte> text)
    {
        if (Base64.DecodeFromUtf8InPlace(text.Span, out int written) != OperationStatus.Done)
        {
            throw new ProtocolException("Invalid base64 in a binary packet");
        }

        return ReadBinary(text[..written]);
    }
}
