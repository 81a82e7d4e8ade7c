using System.Buffers.Binary;

namespace Parley.SocketIO.EngineIO.Transports;

/// <summary>The header of a frame from a client (RFC 6455, section 5.2). Reading it is pure; what a frame may follow is the reader's business.</summary>
internal readonly record struct WebSocketFrameHeader(WebSocketOpcode Opcode, bool IsFinal, uint Mask, long PayloadLength, int HeaderLength)
{
    public bool IsControl => Opcode >= WebSocketOpcode.Close;

    /// <summary>False: more bytes are needed. A header that breaks the protocol is refused as soon as its first two bytes show it.</summary>
    public static bool TryRead(ReadOnlySpan<byte> input, out WebSocketFrameHeader header)
    {
        header = default;
        if (input.Length < 2)
        {
            return false;
        }

        var opcode = (WebSocketOpcode)(input[0] & 0x0f);
        bool isFinal = (input[0] & 0x80) != 0;
        int shortLength = input[1] & 0x7f;
        CheckFirstBytes(input, opcode, isFinal, shortLength);

        int lengthBytes = shortLength switch { 126 => 2, 127 => 8, _ => 0 };
        int headerLength = 2 + lengthBytes + 4;
        if (input.Length < headerLength)
        {
            return false;
        }

        ulong length = shortLength switch
        {
            126 => BinaryPrimitives.ReadUInt16BigEndian(input[2..]),
            127 => BinaryPrimitives.ReadUInt64BigEndian(input[2..]),
            _ => (ulong)shortLength,
        };
        if (length > long.MaxValue)
        {
            throw new ProtocolException("Frame length out of range", WebSocketCloseCode.TooBig);
        }

        uint mask = BinaryPrimitives.ReadUInt32LittleEndian(input[(2 + lengthBytes)..]);
        header = new WebSocketFrameHeader(opcode, isFinal, mask, (long)length, headerLength);
        return true;
    }

    private static void CheckFirstBytes(ReadOnlySpan<byte> input, WebSocketOpcode opcode, bool isFinal, int shortLength)
    {
        if ((input[0] & 0x70) != 0)
        {
            throw Violation("Reserved bits must be clear");
        }

        if (opcode is not (WebSocketOpcode.Continuation or WebSocketOpcode.Text or WebSocketOpcode.Binary
            or WebSocketOpcode.Close or WebSocketOpcode.Ping or WebSocketOpcode.Pong))
        {
            throw Violation("Unknown opcode");
        }

        if (opcode >= WebSocketOpcode.Close && (!isFinal || shortLength > 125 || (opcode == WebSocketOpcode.Close && shortLength == 1)))
        {
            throw Violation("Invalid control frame");
        }

        if ((input[1] & 0x80) == 0)
        {
            throw Violation("A client's frame must be masked");
        }
    }

    private static ProtocolException Violation(string message) => new(message, WebSocketCloseCode.ProtocolError);
}
