using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Parley.SocketIO.Packets;

namespace Parley.SocketIO.Tests.Fuzz;

public sealed class PacketFuzzTests
{
    private const int MaxAttachments = 10;
    private const int MaxDepth = 32;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = MaxDepth };

    private static readonly byte[][] Corpus =
    [
        .. "0,0{\"token\":\"a\\u0062\"}".Split(',').Select(Encoding.UTF8.GetBytes),
        """0/admin,{"a":{"b":[1,2,{"c":null}]}}"""u8.ToArray(),
        "1/admin,"u8.ToArray(),
        "2[\"message\",{\"a\":1,\"b\":[true,false,null],\"\\u0063\":\"\\ud83d\\ude00\"},\"x\"]"u8.ToArray(),
        "2/room-1,999999999999999[\"\\u0061\\\"\",-1.5e+10,{\"\\\\\":\"\\n\"}]"u8.ToArray(),
        """212[1,{"k0":0,"k1":1,"k2":{"k0":[{"k0":0}]}}]"""u8.ToArray(),
        """3/admin,7[{"ok":true,"日本":"é😀"}]"""u8.ToArray(),
        """51-["up",{"name":"n","data":{"_placeholder":true,"num":0}}]"""u8.ToArray(),
        """52-/admin,3["up",{"num":1,"_placeholder":true},{"_placeholder":true,"num":0}]"""u8.ToArray(),
        """62-12[[{"_placeholder":true,"num":0},{"_placeholder":true,"num":1}]]"""u8.ToArray(),
        Encoding.UTF8.GetBytes("2[\"large\",{" + string.Join(',', Enumerable.Range(0, 40).Select(static i => $"\"key{i}\":{i}")) + "}]"),
        Encoding.UTF8.GetBytes($"2[\"deep\",{new string('[', 31)}{new string(']', 31)}]"),
    ];

    [Fact]
    public void Only_a_protocol_exception_leaves_the_packet_parser_and_it_takes_nothing_but_strict_JSON()
    {
        FuzzRun.Run(Corpus, static (input, _) => Parse(input));
    }

    private static void Parse(ReadOnlySpan<byte> input)
    {
        SocketPacket packet = SocketPacketReader.Read(input, MaxAttachments);
        Assert.InRange(packet.AckId, SocketPacket.NoAck, 999_999_999_999_999);
        switch (packet.Type)
        {
            case SocketPacketType.Connect:
                PayloadValidator.CheckConnect(packet.Payload, MaxDepth);
                break;
            case SocketPacketType.Event or SocketPacketType.BinaryEvent:
                CheckShape(packet.Payload, PayloadValidator.CheckEvent(packet.Payload, packet.Attachments, MaxDepth), before: 1);
                break;
            case SocketPacketType.Ack or SocketPacketType.BinaryAck:
                CheckShape(packet.Payload, PayloadValidator.CheckAck(packet.Payload, packet.Attachments, MaxDepth), before: 0);
                break;
        }
    }

    /// <summary>What was accepted is what another parser reads, too, and the arguments are where the shape says.</summary>
    private static void CheckShape(ReadOnlySpan<byte> payload, PayloadShape shape, int before)
    {
        if (!Utf8.IsValid(payload))
        {
            // Refused before the packet parser sees it: by the WebSocket reader, and by the reader of POST bodies.
            return;
        }

        byte[] arguments = [(byte)'[', .. payload.Slice(shape.ArgumentsStart, shape.ArgumentsLength), (byte)']'];
        using JsonDocument? whole = ParseStrictly(payload.ToArray());
        using JsonDocument part = JsonDocument.Parse(arguments);
        Assert.Equal(whole?.RootElement.GetArrayLength() - before ?? shape.ArgumentCount, shape.ArgumentCount);
        Assert.Equal(part.RootElement.GetArrayLength(), shape.ArgumentCount);
        Assert.True(before == 0 || payload.Slice(shape.NameStart).Length >= shape.NameLength);
    }

    /// <summary>Null when a key is half a surrogate pair, which is JSON but no text: this parser gives up on it, whatever the other keys.</summary>
    private static JsonDocument? ParseStrictly(byte[] payload)
    {
        try
        {
            return JsonDocument.Parse(payload, Strict);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
