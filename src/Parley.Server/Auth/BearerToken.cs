using Microsoft.Extensions.Primitives;

namespace Parley.Server.Auth;

/// <summary>Reads the token of an <c>Authorization: Bearer</c> header.</summary>
internal static class BearerToken
{
    public const string Scheme = "Bearer";

    /// <summary>Null for another scheme, and for two headers, of which a proxy may have checked the other one.</summary>
    public static string? Read(StringValues authorization)
    {
        if (authorization is not [{ } header])
        {
            return null;
        }

        int space = header.IndexOf(' ', StringComparison.Ordinal);
        return space >= 0 && header.AsSpan(0, space).Equals(Scheme, StringComparison.OrdinalIgnoreCase)
            ? header[(space + 1)..].Trim(' ')
            : null;
    }
}
