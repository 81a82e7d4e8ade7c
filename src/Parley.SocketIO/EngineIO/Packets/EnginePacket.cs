namespace Parley.SocketIO.EngineIO.Packets;

/// <summary>One decoded Engine.IO packet; <see cref="Data"/> lies in the receive buffer and is valid until the next read.</summary>
internal readonly record struct EnginePacket(EnginePacketType Type, ReadOnlyMemory<byte> Data, bool IsBinary)
{
    /// <summary>Reads the text form: one type digit, then the data.</summary>
    public static EnginePacket ReadText(ReadOnlyMemory<byte> packet)
    {
        if (packet.IsEmpty)
        {
            throw new ProtocolException("Empty Engine.IO packet");
        }

        byte type = packet.Span[0];
        if (type is < (byte)EnginePacketType.Open or > (byte)EnginePacketType.Noop)
        {
            throw new ProtocolException("Unknown Engine.IO packet type");
        }

        return new EnginePacket((EnginePacketType)type, packet[1..], IsBinary: false);
    }

    /// <summary>A binary frame has no type digit: it is always a message.</summary>
    public static EnginePacket ReadBinary(ReadOnlyMemory<byte> data) => new(EnginePacketType.Message, data, IsBinary: true);
}
