using System.Buffers;
using System.Text.Json;
using Parley.SocketIO.EngineIO.Packets;

namespace Parley.SocketIO.EngineIO;

/// <summary>The first packet of a session (protocol revision 4, "Handshake").</summary>
internal static class OpenPacket
{
    public static OutboundPacket Write(string sid, bool mayUpgrade, EngineIOOptions options)
    {
        var output = new ArrayBufferWriter<byte>(128);
        output.Write([(byte)EnginePacketType.Open]);
        using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        json.WriteString("sid"u8, sid);
        json.WriteStartArray("upgrades"u8);
        if (mayUpgrade)
        {
            json.WriteStringValue("websocket"u8);
        }

        json.WriteEndArray();
        json.WriteNumber("pingInterval"u8, (long)options.PingInterval.TotalMilliseconds);
        json.WriteNumber("pingTimeout"u8, (long)options.PingTimeout.TotalMilliseconds);
        json.WriteNumber("maxPayload"u8, options.MaxPayload);
        json.WriteEndObject();
        json.Flush();
        return OutboundPacket.Text(output.WrittenSpan);
    }
}
