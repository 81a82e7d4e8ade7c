using System.Buffers.Binary;
using Parley.SocketIO.EngineIO.Transports;

namespace Parley.SocketIO.Tests.EngineIO.Transports;

public sealed class WebSocketMaskTests
{
    private const int LongestTail = 8;

    [Fact]
    public void Every_length_at_every_alignment_is_unmasked_like_by_a_simple_loop()
    {
        var random = new Random(1);
        for (int length = 0; length <= 200; length++)
        {
            for (int offset = 0; offset < 64; offset++)
            {
                byte[] mask = new byte[4];
                byte[] buffer = new byte[offset + length + LongestTail];
                random.NextBytes(mask);
                random.NextBytes(buffer);
                byte[] expected = [.. buffer[..offset], .. Unmasked(buffer.AsSpan(offset, length), mask), .. buffer[(offset + length)..]];

                WebSocketMask.Apply(buffer.AsSpan(offset, length), BinaryPrimitives.ReadUInt32LittleEndian(mask));

                Assert.True(expected.AsSpan().SequenceEqual(buffer), $"length {length}, offset {offset}");
            }
        }
    }

    [Fact]
    public void A_mask_of_zeros_changes_nothing()
    {
        byte[] data = [1, 2, 3, 4, 5];

        WebSocketMask.Apply(data, 0);

        Assert.Equal([1, 2, 3, 4, 5], data);
    }

    [Fact]
    public void The_example_of_the_RFC_is_unmasked()
    {
        byte[] data = [0x7f, 0x9f, 0x4d, 0x51, 0x58];

        WebSocketMask.Apply(data, BinaryPrimitives.ReadUInt32LittleEndian([0x37, 0xfa, 0x21, 0x3d]));

        Assert.Equal("Hello"u8, data);
    }

    private static byte[] Unmasked(ReadOnlySpan<byte> data, byte[] mask)
    {
        byte[] result = new byte[data.Length];
        for (int i = 0; i < data.Length; i++)
        {
            result[i] = (byte)(data[i] ^ mask[i % 4]);
        }

        return result;
    }
}
