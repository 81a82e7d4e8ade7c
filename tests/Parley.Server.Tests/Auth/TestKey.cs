using System.Security.Cryptography;

namespace Parley.Server.Tests.Auth;

/// <summary>A key pair of an identity provider.</summary>
internal sealed class TestKey
{
    private readonly string _id;
    private readonly RSA? _rsa;
    private readonly ECDsa? _ecdsa;

    private TestKey(string id, RSA? rsa, ECDsa? ecdsa, string members)
    {
        _id = id;
        _rsa = rsa;
        _ecdsa = ecdsa;
        Jwk = $$"""{"kid":"{{id}}",{{members}}}""";
    }

    /// <summary>The public half as it stands in a JWKS document.</summary>
    public string Jwk { get; }

    public string PublicPem => _rsa?.ExportSubjectPublicKeyInfoPem() ?? _ecdsa!.ExportSubjectPublicKeyInfoPem();

    public static TestKey Rsa(string id, string members = "", int bits = 2048)
    {
        var rsa = RSA.Create(bits);
        RSAParameters key = rsa.ExportParameters(includePrivateParameters: false);
        string parts = $"\"kty\":\"RSA\",\"n\":\"{TokenForge.Encode(key.Modulus)}\",\"e\":\"{TokenForge.Encode(key.Exponent)}\"{members}";
        return new TestKey(id, rsa, ecdsa: null, parts);
    }

    public static TestKey EllipticCurve(string id, string members = "") =>
        EllipticCurve(id, ECCurve.NamedCurves.nistP256, "P-256", members);

    public static TestKey EllipticCurve(string id, ECCurve curve, string curveName, string members = "")
    {
        var ecdsa = ECDsa.Create(curve);
        ECPoint point = ecdsa.ExportParameters(includePrivateParameters: false).Q;
        string coordinates = $"\"x\":\"{TokenForge.Encode(point.X)}\",\"y\":\"{TokenForge.Encode(point.Y)}\"";
        string parts = $"\"kty\":\"EC\",\"crv\":\"{curveName}\",{coordinates}{members}";
        return new TestKey(id, rsa: null, ecdsa, parts);
    }

    /// <summary>A good token of this key; the header can be one that lies.</summary>
    public string Token(string? header = null) => _rsa is not null
        ? TokenForge.Rs256(_rsa, TokenForge.Payload(), header ?? $$"""{"alg":"RS256","kid":"{{_id}}"}""")
        : TokenForge.Es256(_ecdsa!, TokenForge.Payload(), header ?? $$"""{"alg":"ES256","kid":"{{_id}}"}""");
}
