namespace Parley.SocketIO.Packets;

/// <summary>
/// Reads the text form of a packet (protocol revision 5, "Packet encoding"):
/// <c>&lt;type&gt;[&lt;attachments&gt;-][&lt;namespace&gt;,][&lt;ack id&gt;][JSON]</c>. Stricter than the reference where that takes for a
/// number what is none: only ASCII digits are digits.
/// </summary>
internal static class SocketPacketReader
{
    /// <summary>The largest ack id that every client can represent has 15 digits.</summary>
    private const int MaxAckIdDigits = 15;

    private const int MaxAttachmentDigits = 3;

    public static SocketPacket Read(ReadOnlySpan<byte> packet, int maxAttachments)
    {
        if (packet.IsEmpty || packet[0] is < (byte)SocketPacketType.Connect or > (byte)SocketPacketType.BinaryAck)
        {
            throw new ProtocolException("Unknown Socket.IO packet type");
        }

        var type = (SocketPacketType)packet[0];
        ReadOnlySpan<byte> rest = packet[1..];
        int attachments = type is SocketPacketType.BinaryEvent or SocketPacketType.BinaryAck
            ? ReadAttachments(ref rest, maxAttachments)
            : 0;

        return new SocketPacket
        {
            Type = type,
            Attachments = attachments,
            Namespace = ReadNamespace(ref rest),
            AckId = ReadAckId(ref rest),
            Payload = rest,
        };
    }

    private static int ReadAttachments(scoped ref ReadOnlySpan<byte> rest, int maxAttachments)
    {
        int end = rest.IndexOf((byte)'-');
        if (end is < 1 or > MaxAttachmentDigits || !TryReadDigits(rest[..end], out long count) || count < 1 || count > maxAttachments)
        {
            throw new ProtocolException("Illegal number of attachments");
        }

        rest = rest[(end + 1)..];
        return (int)count;
    }

    private static ReadOnlySpan<byte> ReadNamespace(scoped ref ReadOnlySpan<byte> rest)
    {
        if (rest.IsEmpty || rest[0] != (byte)'/')
        {
            return "/"u8;
        }

        int end = rest.IndexOf((byte)',');
        ReadOnlySpan<byte> name = end < 0 ? rest : rest[..end];
        rest = end < 0 ? default : rest[(end + 1)..];
        return name;
    }

    private static long ReadAckId(scoped ref ReadOnlySpan<byte> rest)
    {
        int digits = 0;
        while (digits < rest.Length && rest[digits] is >= (byte)'0' and <= (byte)'9')
        {
            digits++;
        }

        if (digits == 0)
        {
            return SocketPacket.NoAck;
        }

        if (digits > MaxAckIdDigits)
        {
            throw new ProtocolException("Ack id out of range");
        }

        TryReadDigits(rest[..digits], out long id);
        rest = rest[digits..];
        return id;
    }

    private static bool TryReadDigits(ReadOnlySpan<byte> text, out long value)
    {
        value = 0;
        foreach (byte digit in text)
        {
            if (!char.IsAsciiDigit((char)digit))
            {
                return false;
            }

            value = (10 * value) + (digit - '0');
        }

        return true;
    }
}
