using System.Buffers.Text;
using Parley.SocketIO.EngineIO.Packets;

namespace Parley.SocketIO.Packets;

/// <summary>
/// Writes packets as Engine.IO messages (protocol revision 5, "Packet encoding"):
/// <c>4&lt;type&gt;[&lt;attachments&gt;-][&lt;namespace&gt;,][&lt;ack id&gt;][JSON]</c>.
/// </summary>
internal static class SocketPacketWriter
{
    private const int MaxDigits = 19;

    public static OutboundPacket WriteEvent(ReadOnlySpan<byte> namespacePrefix, long ackId, ReadOnlySpan<byte> json, int attachments) =>
        Write(attachments == 0 ? SocketPacketType.Event : SocketPacketType.BinaryEvent, namespacePrefix, ackId, json, attachments);

    public static OutboundPacket WriteAck(ReadOnlySpan<byte> namespacePrefix, long ackId, ReadOnlySpan<byte> json, int attachments) =>
        Write(attachments == 0 ? SocketPacketType.Ack : SocketPacketType.BinaryAck, namespacePrefix, ackId, json, attachments);

    public static OutboundPacket Write(SocketPacketType type, ReadOnlySpan<byte> namespacePrefix, ReadOnlySpan<byte> json) =>
        Write(type, namespacePrefix, SocketPacket.NoAck, json, attachments: 0);

    /// <summary>What stands before the ack id: nothing for the default namespace, else its name and a comma.</summary>
    public static byte[] NamespacePrefix(ReadOnlySpan<byte> name) => name.SequenceEqual("/"u8) ? [] : [.. name, (byte)','];

    private static OutboundPacket Write(
        SocketPacketType type, ReadOnlySpan<byte> namespacePrefix, long ackId, ReadOnlySpan<byte> json, int attachments)
    {
        Span<byte> count = stackalloc byte[MaxDigits + 1];
        Span<byte> id = stackalloc byte[MaxDigits];
        int countLength = 0;
        int idLength = 0;
        if (attachments > 0)
        {
            Utf8Formatter.TryFormat(attachments, count, out countLength);
            count[countLength++] = (byte)'-';
        }

        if (ackId != SocketPacket.NoAck)
        {
            Utf8Formatter.TryFormat(ackId, id, out idLength);
        }

        int length = 2 + countLength + namespacePrefix.Length + idLength + json.Length;
        OutboundPacket packet = OutboundPacket.Reserve(length, out Span<byte> payload);
        payload[0] = (byte)EnginePacketType.Message;
        payload[1] = (byte)type;
        payload = payload[2..];
        Append(ref payload, count[..countLength]);
        Append(ref payload, namespacePrefix);
        Append(ref payload, id[..idLength]);
        Append(ref payload, json);
        return packet;
    }

    private static void Append(scoped ref Span<byte> output, scoped ReadOnlySpan<byte> part)
    {
        part.CopyTo(output);
        output = output[part.Length..];
    }
}
