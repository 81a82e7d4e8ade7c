using System.Text;
using Parley.SocketIO.EngineIO.Packets;

namespace Parley.SocketIO.Tests.EngineIO.Packets;

public sealed class PayloadReaderTests
{
    [Theory]
    [InlineData("4hello", "Message:hello")]
    [InlineData("4", "Message:")]
    [InlineData("3", "Pong:")]
    [InlineData("2probe", "Ping:probe")]
    [InlineData("1", "Close:")]
    [InlineData("4a\u001e4b\u001e2", "Message:a|Message:b|Ping:")]
    [InlineData("4ü日😀", "Message:ü日😀")]
    public void Text_packets_are_read(string payload, string expected)
    {
        Assert.Equal(expected, string.Join('|', Read(payload)));
    }

    [Theory]
    [InlineData("b", "binary ")]
    [InlineData("bAQID", "binary 010203")]
    [InlineData("bAQ==", "binary 01")]
    [InlineData("bAQI=\u001e4a\u001eb/+8=", "binary 0102|Message:a|binary FFEF")]
    public void Binary_packets_are_read(string payload, string expected)
    {
        Assert.Equal(expected, string.Join('|', Read(payload)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\u001e")]
    [InlineData("4a\u001e")]
    [InlineData("\u001e4a")]
    [InlineData("4a\u001e\u001e4b")]
    public void An_empty_packet_is_refused(string payload)
    {
        Assert.Throws<ProtocolException>(() => Read(payload));
    }

    [Theory]
    [InlineData("7")]
    [InlineData("9a")]
    [InlineData("a")]
    [InlineData("B")]
    [InlineData(" 4a")]
    [InlineData("٤a")]
    public void An_unknown_type_is_refused(string payload)
    {
        Assert.Throws<ProtocolException>(() => Read(payload));
    }

    [Theory]
    [InlineData("bA")]
    [InlineData("bAQ")]
    [InlineData("bAQI")]
    [InlineData("b====")]
    [InlineData("bAQ=I")]
    [InlineData("bAQID-_8=")]
    [InlineData("bAQI*")]
    [InlineData("bAQID\u00e9")]
    public void Malformed_base64_is_refused(string payload)
    {
        Assert.Throws<ProtocolException>(() => Read(payload));
    }

    [Fact]
    public void The_packets_before_a_malformed_one_have_been_read()
    {
        var reader = new PayloadReader("4a\u001ex"u8.ToArray());

        Assert.True(reader.TryRead(out EnginePacket first));
        Assert.Equal("Message:a", Describe(first));
    }

    private static List<string> Read(string payload)
    {
        var packets = new List<string>();
        var reader = new PayloadReader(Encoding.UTF8.GetBytes(payload));
        while (reader.TryRead(out EnginePacket packet))
        {
            packets.Add(Describe(packet));
        }

        return packets;
    }

    private static string Describe(EnginePacket packet) => packet.IsBinary
        ? $"binary {Convert.ToHexString(packet.Data.Span)}"
        : $"{packet.Type}:{Encoding.UTF8.GetString(packet.Data.Span)}";
}
