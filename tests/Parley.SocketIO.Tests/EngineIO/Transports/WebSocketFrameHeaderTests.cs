using Parley.SocketIO.EngineIO.Transports;

namespace Parley.SocketIO.Tests.EngineIO.Transports;

public sealed class WebSocketFrameHeaderTests
{
    [Theory]
    [InlineData("81 80 01020304", WebSocketOpcode.Text, true, 0, 6)]
    [InlineData("82 FD 01020304", WebSocketOpcode.Binary, true, 125, 6)]
    [InlineData("01 81 01020304", WebSocketOpcode.Text, false, 1, 6)]
    [InlineData("00 81 01020304", WebSocketOpcode.Continuation, false, 1, 6)]
    [InlineData("81 FE 007E 01020304", WebSocketOpcode.Text, true, 126, 8)]
    [InlineData("81 FE FFFF 01020304", WebSocketOpcode.Text, true, 65_535, 8)]
    [InlineData("81 FF 0000000000010000 01020304", WebSocketOpcode.Text, true, 65_536, 14)]
    [InlineData("81 FF 7FFFFFFFFFFFFFFF 01020304", WebSocketOpcode.Text, true, long.MaxValue, 14)]
    [InlineData("88 80 01020304", WebSocketOpcode.Close, true, 0, 6)]
    [InlineData("89 FD 01020304", WebSocketOpcode.Ping, true, 125, 6)]
    [InlineData("8A 80 01020304", WebSocketOpcode.Pong, true, 0, 6)]
    internal void A_header_is_read(string hex, WebSocketOpcode opcode, bool isFinal, long length, int headerLength)
    {
        Assert.True(WebSocketFrameHeader.TryRead(Bytes(hex), out WebSocketFrameHeader header));

        Assert.Equal(new WebSocketFrameHeader(opcode, isFinal, 0x04030201, length, headerLength), header);
    }

    [Theory]
    [InlineData("81 80 01020304")]
    [InlineData("81 FE FFFF 01020304")]
    [InlineData("81 FF 0000000000010000 01020304")]
    public void A_header_is_not_read_before_all_of_it_has_come(string hex)
    {
        byte[] bytes = Bytes(hex);

        for (int length = 0; length < bytes.Length; length++)
        {
            Assert.False(WebSocketFrameHeader.TryRead(bytes.AsSpan(0, length), out _));
        }
    }

    [Theory]
    [InlineData("C1 80")]
    [InlineData("A1 80")]
    [InlineData("91 80")]
    [InlineData("F1 80")]
    public void A_reserved_bit_is_refused(string hex)
    {
        Assert.Equal(WebSocketCloseCode.ProtocolError, RefusalOf(hex));
    }

    [Theory]
    [InlineData("83 80")]
    [InlineData("87 80")]
    [InlineData("8B 80")]
    [InlineData("8F 80")]
    public void An_unknown_opcode_is_refused(string hex)
    {
        Assert.Equal(WebSocketCloseCode.ProtocolError, RefusalOf(hex));
    }

    [Theory]
    [InlineData("81 00")]
    [InlineData("81 7D")]
    [InlineData("88 00")]
    public void A_frame_without_a_mask_is_refused(string hex)
    {
        Assert.Equal(WebSocketCloseCode.ProtocolError, RefusalOf(hex));
    }

    [Theory]
    [InlineData("08 80")]
    [InlineData("09 80")]
    [InlineData("0A 80")]
    [InlineData("89 FE")]
    [InlineData("8A FF")]
    [InlineData("88 FE")]
    [InlineData("88 81")]
    public void A_control_frame_that_is_fragmented_or_of_an_illegal_length_is_refused(string hex)
    {
        Assert.Equal(WebSocketCloseCode.ProtocolError, RefusalOf(hex));
    }

    [Theory]
    [InlineData("81 FF 8000000000000000 01020304")]
    [InlineData("81 FF FFFFFFFFFFFFFFFF 01020304")]
    public void A_length_of_more_than_63_bits_is_refused(string hex)
    {
        Assert.Equal(WebSocketCloseCode.TooBig, RefusalOf(hex));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(125)]
    [InlineData(126)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(int.MaxValue)]
    public void The_header_of_our_own_frames_has_the_shortest_form(int length)
    {
        byte[] bytes = new byte[WebSocketFrameWriter.HeaderLength(length)];
        WebSocketFrameWriter.WriteHeader(bytes, WebSocketOpcode.Binary, length);

        // The same header with a mask, as a client would send it.
        byte[] masked = [bytes[0], (byte)(bytes[1] | 0x80), .. bytes[2..], 0, 0, 0, 0];
        Assert.True(WebSocketFrameHeader.TryRead(masked, out WebSocketFrameHeader header));
        Assert.Equal(new WebSocketFrameHeader(WebSocketOpcode.Binary, IsFinal: true, 0, length, masked.Length), header);
        Assert.Equal(length < 126 ? 2 : length < 65_536 ? 4 : 10, bytes.Length);
    }

    private static ushort RefusalOf(string hex) =>
        Assert.Throws<ProtocolException>(() => WebSocketFrameHeader.TryRead(Bytes(hex), out _)).WebSocketCloseCode;

    private static byte[] Bytes(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
}
