using Parley.SocketIO.EngineIO.Packets;

namespace Parley.SocketIO.Tests.Fuzz;

public sealed class PayloadFuzzTests
{
    private static readonly byte[][] Corpus =
    [
        "40"u8.ToArray(),
        "3"u8.ToArray(),
        "42[\"a\",1]\u001e42[\"b\",{\"c\":\"é😀\"}]\u001e3"u8.ToArray(),
        "451-[\"up\",{\"_placeholder\":true,\"num\":0}]\u001ebAQIDBA=="u8.ToArray(),
        "b\u001eb+/+/\u001ebAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="u8.ToArray(),
        "2probe\u001e5\u001e6\u001e1"u8.ToArray(),
    ];

    [Fact]
    public void Only_a_protocol_exception_leaves_the_payload_reader_and_each_packet_is_read_once()
    {
        FuzzRun.Run(Corpus, static (input, _) => Parse(input));
    }

    private static void Parse(byte[] input)
    {
        int expected = 1 + input.AsSpan().Count(PayloadReader.Separator);
        var reader = new PayloadReader(input);
        int packets = 0;
        while (reader.TryRead(out EnginePacket packet))
        {
            packets++;
            Assert.InRange(packet.Data.Length, 0, input.Length);
            Assert.True(!packet.IsBinary || packet.Type == EnginePacketType.Message);
        }

        Assert.Equal(expected, packets);
    }
}
