using System.Diagnostics.CodeAnalysis;

namespace Parley.Server.Auth;

/// <summary>Which texts of a token can be kept.</summary>
internal static class ClaimText
{
    /// <summary>The longest id of a user or company, in UTF-16 units.</summary>
    public const int MaxIdLength = 200;

    /// <summary>Whether a text can be a user's or a company's id: it ends up in keys, rooms and logs.</summary>
    public static bool IsId([NotNullWhen(true)] string? text) => text is { Length: > 0 and <= MaxIdLength } && IsPlain(text);

    /// <summary>A text for people, cut after so many code points; null when it is empty or cannot be stored.</summary>
    public static string? Display(string? text, int maxCodePoints) =>
        string.IsNullOrEmpty(text) || !IsPlain(text) ? null : text[..LengthOf(text, maxCodePoints)];

    private static bool IsPlain(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsControl(text[i]))
            {
                return false;
            }

            if (char.IsSurrogate(text[i]) && (!char.IsHighSurrogate(text[i]) || ++i == text.Length || !char.IsLowSurrogate(text[i])))
            {
                return false;
            }
        }

        return true;
    }

    private static int LengthOf(string text, int maxCodePoints)
    {
        int length = 0;
        for (int count = 0; count < maxCodePoints && length < text.Length; count++)
        {
            length += char.IsHighSurrogate(text[length]) ? 2 : 1;
        }

        return length;
    }
}
