namespace Parley.Server.Wire;

/// <summary>Reads the words of the core from clients, in any case.</summary>
internal static class WireWord
{
    /// <summary>False for what is none of the words, numbers among them.</summary>
    public static bool TryParse<TEnum>(string? text, out TEnum word)
        where TEnum : struct, Enum
    {
        foreach (TEnum candidate in Enum.GetValues<TEnum>())
        {
            if (string.Equals(candidate.ToString(), text, StringComparison.OrdinalIgnoreCase))
            {
                word = candidate;
                return true;
            }
        }

        word = default;
        return false;
    }

    /// <summary>Null for what is none of the words.</summary>
    public static TEnum? Read<TEnum>(string text)
        where TEnum : struct, Enum => TryParse(text, out TEnum word) ? word : null;
}
