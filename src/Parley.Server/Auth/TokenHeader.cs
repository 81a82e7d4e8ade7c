using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Parley.Server.Auth;

/// <summary>
/// The two header members that are read. Keys and addresses in the header (<c>jwk</c>, <c>jku</c>, <c>x5c</c>, <c>x5u</c>) are passed over.
/// </summary>
internal readonly record struct TokenHeader(string Algorithm, string? KeyId)
{
    public static bool TryRead(byte[] utf8, out TokenHeader header, [NotNullWhen(false)] out string? refusal)
    {
        header = default;
        if (!StrictJson.TryParseObject(utf8, out JsonDocument? document))
        {
            refusal = "the header is not strict JSON";
            return false;
        }

        using (document)
        {
            refusal = Read(document.RootElement, ref header);
            return refusal is null;
        }
    }

    private static string? Read(JsonElement root, ref TokenHeader header)
    {
        if (root.Text("alg") is not { } algorithm)
        {
            return "alg is missing";
        }

        // RFC 7515, section 4.1.11: who does not understand a critical extension must refuse; we understand none.
        if (root.TryGetProperty("crit", out _))
        {
            return "crit is not supported";
        }

        string? keyId = root.Text("kid");
        if (keyId is null && root.TryGetProperty("kid", out _))
        {
            return "kid is not a string";
        }

        header = new TokenHeader(algorithm, keyId);
        return null;
    }
}
