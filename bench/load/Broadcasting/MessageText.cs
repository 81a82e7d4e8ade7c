using System.Buffers.Text;
using System.Globalization;

namespace Parley.Bench.Load.Broadcasting;

/// <summary>The text of a message: sender, number and time of sending in hexadecimal, then filling.</summary>
internal readonly record struct MessageText(int Sender, int Number, long SentAt)
{
    public const int HeaderLength = 32;

    /// <summary>Finds and reads the text in the JSON of an event.</summary>
    /// <param name="json">The event.</param>
    /// <param name="property">What stands before the text, such as <c>"text":"</c>.</param>
    public static MessageText Read(ReadOnlySpan<byte> json, ReadOnlySpan<byte> property)
    {
        int start = json.IndexOf(property);
        if (start < 0 || json.Length < start + property.Length + HeaderLength)
        {
            throw new InvalidDataException("A message without the text that was sent.");
        }

        ReadOnlySpan<byte> text = json[(start + property.Length)..];
        return new MessageText((int)ReadHex(text[..8]), (int)ReadHex(text[8..16]), ReadHex(text[16..HeaderLength]));
    }

    public void Write(Span<byte> text)
    {
        Sender.TryFormat(text[..8], out _, "x8", CultureInfo.InvariantCulture);
        Number.TryFormat(text[8..16], out _, "x8", CultureInfo.InvariantCulture);
        SentAt.TryFormat(text[16..HeaderLength], out _, "x16", CultureInfo.InvariantCulture);
    }

    private static long ReadHex(ReadOnlySpan<byte> digits) =>
        Utf8Parser.TryParse(digits, out long value, out int read, 'x') && read == digits.Length
            ? value
            : throw new InvalidDataException("A message whose text has changed.");
}
