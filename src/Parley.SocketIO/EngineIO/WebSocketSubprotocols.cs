using System.Buffers;
using Microsoft.Extensions.Primitives;

namespace Parley.SocketIO.EngineIO;

/// <summary>The subprotocols that a client offers (RFC 6455, section 4.1): tokens with commas between them, none of them twice.</summary>
internal static class WebSocketSubprotocols
{
    private static readonly SearchValues<char> TokenCharacters =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>False when the header is not valid. The first one offered is chosen, as by the reference.</summary>
    public static bool TryRead(StringValues header, out string? chosen)
    {
        chosen = null;
        if (header.Count == 0)
        {
            return true;
        }

        string[] offered = header.ToString().Split(',', StringSplitOptions.TrimEntries);
        chosen = offered[0];
        return Array.TrueForAll(offered, IsToken) && offered.Distinct(StringComparer.Ordinal).Count() == offered.Length;
    }

    private static bool IsToken(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExcept(TokenCharacters);
}
