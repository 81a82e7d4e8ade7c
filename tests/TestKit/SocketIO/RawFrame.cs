using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Parley.TestKit.SocketIO;

/// <summary>A WebSocket frame as it is on the wire (RFC 6455, section 5.2), written independently of the server's own framing.</summary>
public sealed record RawFrame(byte Opcode, byte[] Payload, bool IsFinal = true)
{
    public const byte Continuation = 0x0;
    public const byte Text = 0x1;
    public const byte Binary = 0x2;
    public const byte Close = 0x8;
    public const byte Ping = 0x9;
    public const byte Pong = 0xA;

    public string PayloadText => Encoding.UTF8.GetString(Payload);

    /// <summary>The code of a close frame, 0 when it has none.</summary>
    public int CloseCode => Payload.Length < 2 ? 0 : BinaryPrimitives.ReadUInt16BigEndian(Payload);

    public static RawFrame OfText(string text) => new(Text, Encoding.UTF8.GetBytes(text));

    /// <summary>The bytes of a client's frame, with a random mask.</summary>
    public byte[] ToMaskedBytes()
    {
        var bytes = new List<byte> { (byte)((IsFinal ? 0x80 : 0) | Opcode) };
        AppendLength(bytes);
        byte[] mask = RandomNumberGenerator.GetBytes(4);
        bytes.AddRange(mask);
        for (int i = 0; i < Payload.Length; i++)
        {
            bytes.Add((byte)(Payload[i] ^ mask[i % 4]));
        }

        return [.. bytes];
    }

    private void AppendLength(List<byte> bytes)
    {
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(length, (ulong)Payload.Length);
        switch (Payload.Length)
        {
            case < 126:
                bytes.Add((byte)(0x80 | Payload.Length));
                break;
            case <= ushort.MaxValue:
                bytes.Add(0x80 | 126);
                bytes.AddRange(length[6..]);
                break;
            default:
                bytes.Add(0x80 | 127);
                bytes.AddRange(length);
                break;
        }
    }
}
