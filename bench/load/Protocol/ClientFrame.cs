using System.Buffers.Binary;
using System.Numerics;

namespace Parley.Bench.Load.Protocol;

/// <summary>
/// Writes masked text frames (RFC 6455, sections 5.2 and 5.3) into one buffer. The mask is not zero, so that servers have to remove it.
/// </summary>
internal sealed class ClientFrame
{
    public const int MaxPayload = ushort.MaxValue;

    private const int MaxHeader = 8;
    private const byte MaskBit = 0x80;
    private const byte MaskByte = 0x5a;

    private readonly byte[] _buffer = new byte[MaxHeader + MaxPayload];

    /// <returns>The frame, until the next call.</returns>
    public ReadOnlySpan<byte> Write(ReadOnlySpan<byte> payload)
    {
        _buffer[0] = 0x81;
        int position = 2;
        if (payload.Length < 126)
        {
            _buffer[1] = (byte)(MaskBit | payload.Length);
        }
        else
        {
            _buffer[1] = MaskBit | 126;
            BinaryPrimitives.WriteUInt16BigEndian(_buffer.AsSpan(2), checked((ushort)payload.Length));
            position = 4;
        }

        _buffer.AsSpan(position, 4).Fill(MaskByte);
        position += 4;
        Mask(payload, _buffer.AsSpan(position));
        return _buffer.AsSpan(0, position + payload.Length);
    }

    private static void Mask(ReadOnlySpan<byte> payload, Span<byte> output)
    {
        int position = 0;
        for (; payload.Length - position >= Vector<byte>.Count; position += Vector<byte>.Count)
        {
            (new Vector<byte>(payload[position..]) ^ new Vector<byte>(MaskByte)).CopyTo(output[position..]);
        }

        for (; position < payload.Length; position++)
        {
            output[position] = (byte)(payload[position] ^ MaskByte);
        }
    }
}
