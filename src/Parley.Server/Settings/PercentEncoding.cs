using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Parley.Server.Settings;

/// <summary>Percent-decoding that refuses what <see cref="Uri.UnescapeDataString(string)"/> leaves as it is.</summary>
internal static class PercentEncoding
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static bool TryDecode(string text, [NotNullWhen(true)] out string? decoded)
    {
        decoded = null;
        var bytes = new List<byte>(text.Length);
        for (int index = 0; index < text.Length; index++)
        {
            if (text[index] != '%')
            {
                int length = char.IsSurrogatePair(text, index) ? 2 : 1;
                bytes.AddRange(Encoding.UTF8.GetBytes(text.Substring(index, length)));
                index += length - 1;
                continue;
            }

            if (index + 2 >= text.Length || !char.IsAsciiHexDigit(text[index + 1]) || !char.IsAsciiHexDigit(text[index + 2]))
            {
                return false;
            }

            bytes.Add(Convert.ToByte(text.Substring(index + 1, 2), 16));
            index += 2;
        }

        return TryRead([.. bytes], out decoded);
    }

    private static bool TryRead(byte[] bytes, [NotNullWhen(true)] out string? text)
    {
        try
        {
            text = StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            text = null;
        }

        return text is not null && !text.Contains('\0', StringComparison.Ordinal);
    }
}
