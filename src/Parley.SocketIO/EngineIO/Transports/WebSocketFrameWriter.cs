using System.Buffers.Binary;

namespace Parley.SocketIO.EngineIO.Transports;

/// <summary>Writes the header of an unmasked, final frame (RFC 6455, section 5.2).</summary>
internal static class WebSocketFrameWriter
{
    public static int HeaderLength(int payloadLength) => payloadLength switch
    {
        < 126 => 2,
        <= ushort.MaxValue => 4,
        _ => 10,
    };

    public static void WriteHeader(Span<byte> output, WebSocketOpcode opcode, int payloadLength)
    {
        output[0] = (byte)(0x80 | (byte)opcode);
        switch (HeaderLength(payloadLength))
        {
            case 2:
                output[1] = (byte)payloadLength;
                break;
            case 4:
                output[1] = 126;
                BinaryPrimitives.WriteUInt16BigEndian(output[2..], (ushort)payloadLength);
                break;
            default:
                output[1] = 127;
                BinaryPrimitives.WriteUInt64BigEndian(output[2..], (ulong)payloadLength);
                break;
        }
    }
}
