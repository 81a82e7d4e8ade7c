namespace Parley.SocketIO.Tests.Fuzz;

/// <summary>Damages valid input: bytes flipped, replaced, lost, repeated, moved, and pieces of other valid inputs put in between.</summary>
internal sealed class Mutator(Random random, IReadOnlyList<byte[]> corpus)
{
    /// <summary>What parsers decide by.</summary>
    private static readonly byte[] Telling =
        [.. "0123456789-+.,/:[]{}\"\\ubtfn _eE=\u001e"u8, 0x00, 0x7f, 0x80, 0xc0, 0xed, 0xf4, 0xfe, 0xff];

    public byte[] Next()
    {
        List<byte> bytes = [.. Pick()];
        for (int changes = random.Next(1, 6); changes > 0; changes--)
        {
            Change(bytes);
        }

        return [.. bytes];
    }

    private void Change(List<byte> bytes)
    {
        int at = random.Next(bytes.Count + 1);
        int length = random.Next(Math.Min(16, bytes.Count - at) + 1);
        switch (random.Next(8))
        {
            case 0 when at < bytes.Count:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1 when at < bytes.Count:
                bytes[at] = Telling[random.Next(Telling.Length)];
                break;
            case 2:
                bytes.Insert(at, Telling[random.Next(Telling.Length)]);
                break;
            case 3:
                bytes.RemoveRange(at, length);
                break;
            case 4:
                bytes.InsertRange(random.Next(bytes.Count + 1), bytes.GetRange(at, length));
                break;
            case 5:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 6:
                byte[] other = Pick();
                int start = random.Next(other.Length);
                bytes.InsertRange(at, other[start..random.Next(start, other.Length)]);
                break;
            default:
                bytes.Insert(at, (byte)random.Next(256));
                break;
        }
    }

    private byte[] Pick() => corpus[random.Next(corpus.Count)];
}
