using System.Buffers.Binary;

namespace Parley.Bench.Load.Protocol;

/// <summary>The header of a frame from the server (RFC 6455, section 5.2): unmasked, as servers send them.</summary>
internal readonly record struct ServerFrame(byte Opcode, bool IsFinal, int HeaderLength, int PayloadLength)
{
    public const byte Continuation = 0x0;
    public const byte Text = 0x1;
    public const byte Close = 0x8;

    private const int FinalBit = 0x80;

    public int Length => HeaderLength + PayloadLength;

    /// <returns>False when the frame has not come whole.</returns>
    public static bool TryRead(ReadOnlySpan<byte> input, out ServerFrame frame)
    {
        frame = default;
        if (input.Length < 2)
        {
            return false;
        }

        int headerLength = input[1] switch { 126 => 4, 127 => 10, _ => 2 };
        if (input[1] > 127)
        {
            throw new InvalidDataException("A masked frame.");
        }

        if (input.Length < headerLength)
        {
            return false;
        }

        int length = headerLength switch
        {
            4 => BinaryPrimitives.ReadUInt16BigEndian(input[2..]),
            10 => checked((int)BinaryPrimitives.ReadUInt64BigEndian(input[2..])),
            _ => input[1],
        };
        frame = new ServerFrame((byte)(input[0] & 0x0f), (input[0] & FinalBit) != 0, headerLength, length);
        return input.Length >= frame.Length;
    }
}
