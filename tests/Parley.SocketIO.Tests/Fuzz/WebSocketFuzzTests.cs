using Parley.SocketIO.EngineIO.Transports;
using Parley.TestKit.SocketIO;

namespace Parley.SocketIO.Tests.Fuzz;

public sealed class WebSocketFuzzTests
{
    private const int MaxPayload = 10_000;

    /// <summary>Frames with a mask of zeros, so that what a mutation changes is what the reader sees.</summary>
    private static readonly byte[][] Corpus =
    [
        Bytes(RawFrame.OfText("""42["a","é😀"]""")),
        Bytes(RawFrame.OfText(new string('x', 300)), RawFrame.OfText("3")),
        Bytes(new RawFrame(RawFrame.Binary, new byte[70_000 / 8])),
        Bytes(
            new RawFrame(RawFrame.Text, "a"u8.ToArray(), IsFinal: false),
            new RawFrame(RawFrame.Ping, [1, 2]),
            new RawFrame(RawFrame.Continuation, "b"u8.ToArray())),
        Bytes(
            new RawFrame(RawFrame.Binary, [], IsFinal: false),
            new RawFrame(RawFrame.Continuation, [], IsFinal: false),
            new RawFrame(RawFrame.Continuation, [])),
        Bytes(new RawFrame(RawFrame.Pong, []), new RawFrame(RawFrame.Close, [0x03, 0xe8, (byte)'b', (byte)'y', (byte)'e'])),
    ];

    [Fact]
    public void Only_a_protocol_exception_leaves_the_message_reader_however_the_bytes_come()
    {
        FuzzRun.Run(Corpus, static (input, random) =>
        {
            List<string> whole = Read(input, static () => int.MaxValue, out ProtocolException? refusal);
            List<string> inPieces = Read(input, () => random.Next(1, 50), out ProtocolException? refusalInPieces);

            Assert.Equal(whole, inPieces);
            Assert.Equal(refusal?.WebSocketCloseCode, refusalInPieces?.WebSocketCloseCode);
            if (refusal is not null)
            {
                Assert.NotEqual(WebSocketCloseCode.None, refusal.WebSocketCloseCode);
                throw refusal;
            }
        });
    }

    /// <summary>The messages before the refusal, if there is one.</summary>
    private static List<string> Read(byte[] bytes, Func<int> pieceSize, out ProtocolException? refusal)
    {
        using var reader = new WebSocketMessageReader(MaxPayload);
        var messages = new List<string>();
        refusal = null;
        try
        {
            ReadAll(reader, bytes, pieceSize, messages);
        }
        catch (ProtocolException violation)
        {
            refusal = violation;
        }

        return messages;
    }

    private static void ReadAll(WebSocketMessageReader reader, byte[] bytes, Func<int> pieceSize, List<string> messages)
    {
        int position = 0;
        while (position < bytes.Length)
        {
            Memory<byte> room = reader.GetMemory();
            int size = Math.Min(Math.Min(pieceSize(), room.Length), bytes.Length - position);
            bytes.AsMemory(position, size).CopyTo(room);
            reader.Advance(size);
            position += size;
            while (reader.TryRead(out WebSocketMessage message))
            {
                messages.Add($"{message.Opcode} {Convert.ToHexString(message.Data.Span)}");
                Assert.InRange(message.Data.Length, 0, MaxPayload);
            }
        }
    }

    private static byte[] Bytes(params RawFrame[] frames) => [.. frames.SelectMany(static frame => Unmasked(frame))];

    private static byte[] Unmasked(RawFrame frame)
    {
        byte[] bytes = frame.ToMaskedBytes();
        bytes.AsSpan(bytes.Length - frame.Payload.Length - 4, 4).Clear();
        frame.Payload.CopyTo(bytes.AsSpan(bytes.Length - frame.Payload.Length));
        return bytes;
    }
}
