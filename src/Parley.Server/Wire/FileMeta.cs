namespace Parley.Server.Wire;

/// <summary>What is known of a file that a message names.</summary>
internal sealed record FileMeta(string? Name, long? Size, string? Mime)
{
    /// <summary>Of a file elsewhere, which is never fetched: its name is the last part of its address.</summary>
    public static FileMeta? OfLink(string url, string? mime)
    {
        string? name = Uri.TryCreate(url, UriKind.Absolute, out Uri? uri) ? Uri.UnescapeDataString(uri.Segments[^1].TrimEnd('/')) : null;
        return string.IsNullOrEmpty(name) && mime is null ? null : new FileMeta(string.IsNullOrEmpty(name) ? null : name, Size: null, mime);
    }
}
