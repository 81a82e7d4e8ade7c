using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace Parley.Server.Auth;

/// <summary>The keys of one JWKS document (RFC 7517): RSA of 2048 bits or more and P-256, for signatures. Others are passed over.</summary>
internal sealed class KeySet
{
    private const int MinRsaBits = 2048;

    private readonly List<VerificationKey> _keys;

    private KeySet(List<VerificationKey> keys) => _keys = keys;

    public static KeySet Empty { get; } = new([]);

    public int Count => _keys.Count;

    /// <summary>False when it is no JWKS document at all; one with no usable key is a set without keys.</summary>
    public static bool TryParse(byte[] utf8, [NotNullWhen(true)] out KeySet? set)
    {
        set = null;
        if (!StrictJson.TryParseObject(utf8, out JsonDocument? document))
        {
            return false;
        }

        using (document)
        {
            if (!document.RootElement.TryGetProperty("keys", out JsonElement keys) || keys.ValueKind != JsonValueKind.Array)
            {
                return false;
            }

            set = new KeySet([.. keys.EnumerateArray().Where(IsForSignatures).Select(ReadKey).OfType<VerificationKey>()]);
            return true;
        }
    }

    /// <summary>Whether a set can have a key for this algorithm: a secret's HS256 never meets a public key.</summary>
    public static bool Uses(string algorithm) => algorithm is SecurityAlgorithms.RsaSha256 or SecurityAlgorithms.EcdsaSha256;

    /// <summary>A token without a <c>kid</c> is taken only where no choice is left to make.</summary>
    public VerificationKey? Find(string algorithm, string? keyId)
    {
        if (keyId is not null)
        {
            return _keys.Find(key => key.Algorithm == algorithm && key.KeyId == keyId);
        }

        List<VerificationKey> candidates = _keys.FindAll(key => key.Algorithm == algorithm);
        return candidates.Count == 1 ? candidates[0] : null;
    }

    private static bool IsForSignatures(JsonElement jwk) =>
        jwk.ValueKind == JsonValueKind.Object
        && (!jwk.TryGetProperty("use", out JsonElement use) || use.TextOrNull() == "sig")
        && (!jwk.TryGetProperty("key_ops", out JsonElement operations)
            || (operations.ValueKind == JsonValueKind.Array
                && operations.EnumerateArray().Any(static each => each.TextOrNull() == "verify")));

    private static VerificationKey? ReadKey(JsonElement jwk)
    {
        try
        {
            VerificationKey? key = jwk.Text("kty") switch
            {
                "RSA" => ReadRsa(jwk),
                "EC" when jwk.Text("crv") == "P-256" => ReadEllipticCurve(jwk),
                _ => null,
            };
            return jwk.TryGetProperty("alg", out JsonElement algorithm) && algorithm.TextOrNull() != key?.Algorithm ? null : key;
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private static VerificationKey? ReadRsa(JsonElement jwk)
    {
        if (Bytes(jwk, "n") is not { } modulus || Bytes(jwk, "e") is not { } exponent)
        {
            return null;
        }

        var rsa = RSA.Create(new RSAParameters { Modulus = modulus, Exponent = exponent });
        if (rsa.KeySize < MinRsaBits)
        {
            rsa.Dispose();
            return null;
        }

        return new VerificationKey(SecurityAlgorithms.RsaSha256, jwk.Text("kid"), new RsaSecurityKey(rsa));
    }

    private static VerificationKey? ReadEllipticCurve(JsonElement jwk)
    {
        if (Bytes(jwk, "x") is not { } x || Bytes(jwk, "y") is not { } y)
        {
            return null;
        }

        var ecdsa = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = x, Y = y } });
        return new VerificationKey(SecurityAlgorithms.EcdsaSha256, jwk.Text("kid"), new ECDsaSecurityKey(ecdsa));
    }

    private static byte[]? Bytes(JsonElement jwk, string member) =>
        jwk.Text(member) is { Length: > 0 } text && Base64Url.DecodeFromChars(text) is { Length: > 0 } bytes ? bytes : null;
}
