using System.Text;
using Parley.SocketIO.EngineIO.Packets;
using Parley.SocketIO.EngineIO.Transports;
using Parley.SocketIO.Packets;

namespace Parley.SocketIO.Tests.Packets;

public sealed class SocketPacketWriterTests
{
    [Theory]
    [InlineData("/", -1, 0, "42[1]")]
    [InlineData("/", 0, 0, "420[1]")]
    [InlineData("/", 12, 0, "4212[1]")]
    [InlineData("/admin", -1, 0, "42/admin,[1]")]
    [InlineData("/admin", 12, 0, "42/admin,12[1]")]
    [InlineData("/", -1, 2, "452-[1]")]
    [InlineData("/admin", 12, 10, "4510-/admin,12[1]")]
    public void Events_are_written(string name, long ackId, int attachments, string expected)
    {
        OutboundPacket packet = SocketPacketWriter.WriteEvent(Prefix(name), ackId, "[1]"u8, attachments);

        Assert.Equal(expected, TextOf(packet));
    }

    [Theory]
    [InlineData("/", 0, 0, "430[1]")]
    [InlineData("/admin", 12, 0, "43/admin,12[1]")]
    [InlineData("/admin", 12, 3, "463-/admin,12[1]")]
    [InlineData("/", long.MaxValue, 100, "46100-9223372036854775807[1]")]
    public void Acknowledgements_are_written(string name, long ackId, int attachments, string expected)
    {
        OutboundPacket packet = SocketPacketWriter.WriteAck(Prefix(name), ackId, "[1]"u8, attachments);

        Assert.Equal(expected, TextOf(packet));
    }

    [Fact]
    public void A_packet_without_a_payload_is_written()
    {
        OutboundPacket packet = SocketPacketWriter.Write(SocketPacketType.Disconnect, Prefix("/admin"), default);

        Assert.Equal("41/admin,", TextOf(packet));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(125 - 2)]
    [InlineData(126 - 2)]
    [InlineData(65_535 - 2)]
    [InlineData(65_536 - 2)]
    public void The_frame_is_a_final_text_frame_around_the_payload(int jsonLength)
    {
        byte[] json = Encoding.UTF8.GetBytes(new string('x', jsonLength));

        OutboundPacket packet = SocketPacketWriter.WriteEvent([], SocketPacket.NoAck, json, attachments: 0);

        int headerLength = WebSocketFrameWriter.HeaderLength(jsonLength + 2);
        Assert.Equal(0x81, packet.Frame.Span[0]);
        Assert.Equal(headerLength + jsonLength + 2, packet.Frame.Length);
        Assert.True(packet.Frame.Span[headerLength..].SequenceEqual(packet.Payload.Span));
        Assert.Equal("42" + Encoding.UTF8.GetString(json), TextOf(packet));
    }

    [Theory]
    [InlineData("/", -1, 0)]
    [InlineData("/", 999_999_999_999_999, 10)]
    [InlineData("/admin", 0, 1)]
    [InlineData("/ü/日本", 77, 0)]
    public void What_is_written_can_be_read(string name, long ackId, int attachments)
    {
        OutboundPacket packet = SocketPacketWriter.WriteEvent(Prefix(name), ackId, """["a",{"b":1}]"""u8, attachments);

        SocketPacket read = SocketPacketReader.Read(packet.Payload.Span[1..], maxAttachments: 10);

        Assert.Equal(attachments == 0 ? SocketPacketType.Event : SocketPacketType.BinaryEvent, read.Type);
        Assert.Equal(attachments, read.Attachments);
        Assert.Equal(name, Encoding.UTF8.GetString(read.Namespace));
        Assert.Equal(ackId, read.AckId);
        Assert.Equal("""["a",{"b":1}]""", Encoding.UTF8.GetString(read.Payload));
    }

    private static byte[] Prefix(string name) => SocketPacketWriter.NamespacePrefix(Encoding.UTF8.GetBytes(name));

    private static string TextOf(OutboundPacket packet) => Encoding.UTF8.GetString(packet.Payload.Span);
}
