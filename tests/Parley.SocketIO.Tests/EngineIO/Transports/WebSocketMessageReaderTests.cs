using System.Text;
using Parley.SocketIO.EngineIO.Transports;
using Parley.TestKit.SocketIO;

namespace Parley.SocketIO.Tests.EngineIO.Transports;

public sealed class WebSocketMessageReaderTests
{
    private const int MaxPayload = 100_000;

    [Fact]
    public void Messages_and_control_frames_are_read_in_order()
    {
        List<string> messages = Read(Bytes(RawFrame.OfText("a"), new RawFrame(RawFrame.Ping, [1]), new RawFrame(RawFrame.Binary, [2, 3])));

        Assert.Equal(["Text 61", "Ping 01", "Binary 0203"], messages);
    }

    [Fact]
    public void Fragments_are_joined_and_control_frames_may_come_between_them()
    {
        byte[] bytes = Bytes(
            new RawFrame(RawFrame.Text, "a"u8.ToArray(), IsFinal: false),
            new RawFrame(RawFrame.Continuation, [], IsFinal: false),
            new RawFrame(RawFrame.Pong, [9]),
            new RawFrame(RawFrame.Continuation, "b"u8.ToArray()),
            RawFrame.OfText("c"));

        Assert.Equal(["Pong 09", "Text 6162", "Text 63"], Read(bytes));
    }

    [Fact]
    public void A_character_may_be_split_between_fragments()
    {
        byte[] text = Encoding.UTF8.GetBytes("😀");

        List<string> messages = Read(Bytes(
            new RawFrame(RawFrame.Text, text[..2], IsFinal: false), new RawFrame(RawFrame.Continuation, text[2..])));

        Assert.Equal(["Text F09F9880"], messages);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void However_the_bytes_are_split_the_messages_are_the_same(int seed)
    {
        var random = new Random(seed);
        byte[] bytes = Bytes([.. Enumerable.Range(0, 60).SelectMany(_ => RandomMessage(random))]);
        List<string> whole = Read(bytes);

        Assert.True(whole.Count >= 60);
        Assert.Equal(whole, Read(bytes, static () => 1));
        Assert.Equal(whole, Read(bytes, () => random.Next(1, 20)));
        Assert.Equal(whole, Read(bytes, () => random.Next(1, 5_000)));
    }

    [Theory]
    [InlineData("80", WebSocketCloseCode.ProtocolError)]
    [InlineData("00", WebSocketCloseCode.ProtocolError)]
    [InlineData("01,81", WebSocketCloseCode.ProtocolError)]
    [InlineData("01,02", WebSocketCloseCode.ProtocolError)]
    [InlineData("01,80,80", WebSocketCloseCode.ProtocolError)]
    public void A_frame_out_of_sequence_is_refused(string firstBytes, int closeCode)
    {
        byte[] bytes = [.. firstBytes.Split(',').SelectMany(static first => (byte[])[Convert.FromHexString(first)[0], 0x80, 0, 0, 0, 0])];

        Assert.Equal(closeCode, Assert.Throws<ProtocolException>(() => Read(bytes)).WebSocketCloseCode);
    }

    [Theory]
    [InlineData("FF")]
    [InlineData("C0AF")]
    [InlineData("EDA080")]
    [InlineData("F09F98")]
    [InlineData("F4908080")]
    public void Text_that_is_not_UTF_8_is_refused(string hex)
    {
        byte[] text = Convert.FromHexString(hex);

        Assert.Equal(WebSocketCloseCode.InvalidPayload, RefusalOf(new RawFrame(RawFrame.Text, text)));
        Assert.Equal(
            WebSocketCloseCode.InvalidPayload,
            RefusalOf(new RawFrame(RawFrame.Text, text, IsFinal: false), new RawFrame(RawFrame.Continuation, [])));
        Assert.Equal([$"Binary {hex}"], Read(Bytes(new RawFrame(RawFrame.Binary, text))));
    }

    [Fact]
    public void A_message_of_maxPayload_is_read_and_one_byte_more_is_refused()
    {
        Assert.Single(Read(Bytes(new RawFrame(RawFrame.Binary, new byte[MaxPayload]))));
        Assert.Equal(WebSocketCloseCode.TooBig, RefusalOf(new RawFrame(RawFrame.Binary, new byte[MaxPayload + 1])));
    }

    [Fact]
    public void Fragments_count_together()
    {
        var first = new RawFrame(RawFrame.Binary, new byte[MaxPayload - 10], IsFinal: false);

        Assert.Single(Read(Bytes(first, new RawFrame(RawFrame.Continuation, new byte[10]))));
        Assert.Equal(WebSocketCloseCode.TooBig, RefusalOf(first, new RawFrame(RawFrame.Continuation, new byte[11])));
    }

    [Fact]
    public void Fragments_without_end_are_refused()
    {
        var first = new RawFrame(RawFrame.Text, [], IsFinal: false);
        var next = new RawFrame(RawFrame.Continuation, [], IsFinal: false);
        RawFrame[] frames = [first, .. Enumerable.Repeat(next, WebSocketMessageReader.MaxFragments)];

        Assert.Empty(Read(Bytes(frames[..^1])));
        Assert.Equal(WebSocketCloseCode.PolicyViolation, RefusalOf(frames));
    }

    [Theory]
    [InlineData("82FF0000000005F5E10000000000")]
    [InlineData("02FF0000000005F5E10000000000")]
    [InlineData("82FE FFFF 00000000")]
    public void A_length_that_is_a_lie_allocates_nothing(string hex)
    {
        byte[] header = Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
        using var reader = new WebSocketMessageReader(maxPayload: 100_000_000);
        long before = GC.GetAllocatedBytesForCurrentThread();

        header.CopyTo(reader.GetMemory());
        reader.Advance(header.Length);
        bool complete = reader.TryRead(out _);
        reader.GetMemory();

        Assert.False(complete);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 16_384);
    }

    [Fact]
    public void A_length_beyond_maxPayload_is_refused_before_its_payload_comes()
    {
        byte[] header = Convert.FromHexString("82FF00000000000186A100000000");

        Assert.Equal(WebSocketCloseCode.TooBig, Assert.Throws<ProtocolException>(() => Read(header)).WebSocketCloseCode);
    }

    [Fact]
    public void Between_messages_it_is_idle_and_within_one_it_is_not()
    {
        byte[] bytes = Bytes(
            new RawFrame(RawFrame.Text, "a"u8.ToArray(), IsFinal: false), new RawFrame(RawFrame.Continuation, "b"u8.ToArray()));
        using var reader = new WebSocketMessageReader(MaxPayload);
        var idle = new List<bool> { reader.IsIdle };

        foreach (byte next in bytes)
        {
            reader.GetMemory().Span[0] = next;
            reader.Advance(1);
            while (reader.TryRead(out _))
            {
            }

            idle.Add(reader.IsIdle);
        }

        Assert.Equal([true, .. Enumerable.Repeat(false, bytes.Length - 1), true], idle);
    }

    private static int RefusalOf(params RawFrame[] frames) =>
        Assert.Throws<ProtocolException>(() => Read(Bytes(frames))).WebSocketCloseCode;

    private static byte[] Bytes(params RawFrame[] frames) => [.. frames.SelectMany(static frame => frame.ToMaskedBytes())];

    /// <summary>A message in one to four fragments, with a ping between some of them.</summary>
    private static IEnumerable<RawFrame> RandomMessage(Random random)
    {
        bool isText = random.Next(2) == 0;
        byte[] data = new byte[random.Next(10) == 0 ? random.Next(20_000) : random.Next(300)];
        random.NextBytes(data);
        data = isText ? Encoding.ASCII.GetBytes(Convert.ToHexString(data)) : data;
        int fragments = random.Next(1, 5);
        for (int i = 0; i < fragments; i++)
        {
            byte opcode = i > 0 ? RawFrame.Continuation : isText ? RawFrame.Text : RawFrame.Binary;
            yield return new RawFrame(opcode, data[(data.Length * i / fragments)..(data.Length * (i + 1) / fragments)], i == fragments - 1);
            if (random.Next(3) == 0)
            {
                yield return new RawFrame(RawFrame.Ping, [(byte)i]);
            }
        }
    }

    /// <summary>What the reader makes of the bytes, when they come in pieces of the given sizes.</summary>
    private static List<string> Read(byte[] bytes, Func<int>? pieceSize = null)
    {
        using var reader = new WebSocketMessageReader(MaxPayload);
        var messages = new List<string>();
        int position = 0;
        while (position < bytes.Length)
        {
            Memory<byte> room = reader.GetMemory();
            int size = Math.Min(Math.Min(pieceSize?.Invoke() ?? int.MaxValue, room.Length), bytes.Length - position);
            bytes.AsMemory(position, size).CopyTo(room);
            reader.Advance(size);
            position += size;
            while (reader.TryRead(out WebSocketMessage message))
            {
                messages.Add($"{message.Opcode} {Convert.ToHexString(message.Data.Span)}");
            }
        }

        return messages;
    }
}
