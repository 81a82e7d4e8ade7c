using System.Buffers;
using System.Buffers.Text;

namespace Parley.SocketIO.EngineIO.Packets;

/// <summary>Writes the body of a polling response: packets joined by U+001E, binary ones as <c>b</c> and base64.</summary>
internal static class PayloadWriter
{
    public static void Write(IBufferWriter<byte> output, ReadOnlySpan<OutboundPacket> packets)
    {
        bool first = true;
        foreach (OutboundPacket packet in packets)
        {
            if (!first)
            {
                output.Write([PayloadReader.Separator]);
            }

            first = false;
            WritePacket(output, packet);
        }
    }

    private static void WritePacket(IBufferWriter<byte> output, OutboundPacket packet)
    {
        ReadOnlySpan<byte> payload = packet.Payload.Span;
        if (!packet.IsBinary)
        {
            output.Write(payload);
            return;
        }

        Span<byte> span = output.GetSpan(1 + Base64.GetMaxEncodedToUtf8Length(payload.Length));
        span[0] = (byte)'b';
        Base64.EncodeToUtf8(payload, span[1..], out _, out int written);
        output.Advance(1 + written);
    }
}
