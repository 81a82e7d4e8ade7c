namespace Parley.Messaging.Messages;

/// <summary>Unicode code points of a text, which is what limits count.</summary>
public static class CodePoints
{
    /// <summary>False for a text that is not well-formed UTF-16: half a surrogate pair.</summary>
    public static bool TryCount(ReadOnlySpan<char> text, out int count)
    {
        count = text.Length;
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
            {
                continue;
            }

            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
            {
                return false;
            }

            i++;
            count--;
        }

        return true;
    }
}
