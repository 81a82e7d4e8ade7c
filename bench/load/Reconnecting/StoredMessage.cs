using System.Buffers.Text;
using Parley.Bench.Load.Broadcasting;

namespace Parley.Bench.Load.Reconnecting;

/// <summary>What is checked of a message: found in the bytes of an event or of the answer to a sync, not parsed.</summary>
internal readonly record struct StoredMessage(long Seq, long Rev, MessageText Text)
{
    /// <summary>Reads the next message, and moves behind its text.</summary>
    /// <returns>False when there is none.</returns>
    public static bool TryReadNext(ref ReadOnlySpan<byte> json, out StoredMessage message)
    {
        message = default;
        int start = json.IndexOf("\"seq\":"u8);
        if (start < 0)
        {
            return false;
        }

        json = json[start..];
        message = new StoredMessage(Number(json, "\"seq\":"u8), Number(json, "\"rev\":"u8), MessageText.Read(json, "\"content\":\""u8));
        json = json[json.IndexOf("\"content\":\""u8)..];
        return true;
    }

    public static long Number(ReadOnlySpan<byte> json, ReadOnlySpan<byte> property)
    {
        int start = json.IndexOf(property);
        return start >= 0 && Utf8Parser.TryParse(json[(start + property.Length)..], out long value, out _)
            ? value
            : throw new InvalidDataException("A message without a number that it must have.");
    }
}
