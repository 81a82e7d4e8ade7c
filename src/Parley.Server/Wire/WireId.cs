namespace Parley.Server.Wire;

/// <summary>Reads the ids that Parley gives: UUIDs in their usual form and no other.</summary>
internal static class WireId
{
    private const int Length = 36;

    /// <summary>False for every text that is not the usual form of a UUID, in small or capital letters.</summary>
    public static bool TryParse(string? text, out Guid id)
    {
        // Guid itself also takes blanks around and signs within.
        id = Guid.Empty;
        return text is { Length: Length }
            && Guid.TryParseExact(text, "D", out id)
            && string.Equals(id.ToString("D"), text, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>An id of something that does not exist for every text that is no id: both get the same answer.</summary>
    public static Guid OrUnknown(string? text) => TryParse(text, out Guid id) ? id : Guid.Empty;
}
