namespace Parley.Messaging.Conversations;

/// <summary>The key of a direct conversation: the same for either order of its two users.</summary>
public static class DirectPair
{
    /// <summary>The ids in ordinal order, the first one's length before them, so that no two pairs look alike.</summary>
    public static string KeyOf(string one, string other)
    {
        (string first, string second) = string.CompareOrdinal(one, other) <= 0 ? (one, other) : (other, one);
        return $"{first.Length}:{first}:{second}";
    }
}
