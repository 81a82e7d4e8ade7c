using System.Buffers;
using System.Text;
using Parley.SocketIO.EngineIO.Packets;

namespace Parley.SocketIO.Tests.EngineIO.Packets;

public sealed class PayloadWriterTests
{
    [Fact]
    public void Packets_are_joined_by_the_record_separator()
    {
        byte[] payload = Write(OutboundPacket.Message("a"), OutboundPacket.Ping, OutboundPacket.Message("ü"));

        Assert.Equal("4a\u001e2\u001e4ü", Encoding.UTF8.GetString(payload));
    }

    [Fact]
    public void A_single_packet_has_no_separator()
    {
        Assert.Equal("6", Encoding.UTF8.GetString(Write(OutboundPacket.Noop)));
    }

    [Theory]
    [InlineData(0, "b")]
    [InlineData(1, "bAA==")]
    [InlineData(2, "bAAE=")]
    [InlineData(3, "bAAEC")]
    public void Binary_packets_are_written_as_base64(int length, string expected)
    {
        byte[] data = [.. Enumerable.Range(0, length).Select(static i => (byte)i)];

        Assert.Equal(expected, Encoding.UTF8.GetString(Write(OutboundPacket.Binary(data))));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void What_is_written_can_be_read(int seed)
    {
        var random = new Random(seed);
        OutboundPacket[] packets = [.. Enumerable.Range(0, 500).Select(_ => RandomPacket(random))];

        var reader = new PayloadReader(Write(packets));

        foreach (OutboundPacket packet in packets)
        {
            Assert.True(reader.TryRead(out EnginePacket read));
            Assert.Equal(packet.IsBinary, read.IsBinary);
            Assert.Equal(packet.Payload.ToArray()[(packet.IsBinary ? 0 : 1)..], read.Data.ToArray());
        }

        Assert.False(reader.TryRead(out _));
    }

    private static OutboundPacket RandomPacket(Random random)
    {
        byte[] bytes = new byte[random.Next(200)];
        random.NextBytes(bytes);
        return random.Next(2) == 0 ? OutboundPacket.Binary(bytes) : OutboundPacket.Message(Convert.ToHexString(bytes) + "é😀");
    }

    private static byte[] Write(params ReadOnlySpan<OutboundPacket> packets)
    {
        var output = new ArrayBufferWriter<byte>();
        PayloadWriter.Write(output, packets);
        return output.WrittenSpan.ToArray();
    }
}
