using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Parley.Server.Tests.Auth;

/// <summary>Writes tokens by hand, right and wrong ones, with the platform's own cryptography.</summary>
internal static class TokenForge
{
    public const string Secret = "a secret of more than 32 bytes for tests";

    /// <summary>A minute after the start of the fake clock, 2030-01-01.</summary>
    public const long InAMinute = Now + 60;

    public const long Now = 1_893_456_000;

    public static string Payload(string members = "") =>
        $$"""{"sub":"ann","exp":{{InAMinute}}{{(members.Length > 0 ? "," : "")}}{{members}}}""";

    public static string Hs256(string payload, string header = """{"alg":"HS256","typ":"JWT"}""", string secret = Secret) =>
        Hs256(Encoding.UTF8.GetBytes(payload), header, Encoding.UTF8.GetBytes(secret));

    public static string Hs256(byte[] payload, string header, byte[] secret) =>
        Sign(header, payload, signed => HMACSHA256.HashData(secret, signed));

    public static string Rs256(RSA key, string payload, string header) =>
        Sign(header, Encoding.UTF8.GetBytes(payload), signed => key.SignData(signed, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

    public static string Es256(ECDsa key, string payload, string header) =>
        Sign(header, Encoding.UTF8.GetBytes(payload), signed => key.SignData(signed, HashAlgorithmName.SHA256));

    public static string Unsigned(string payload, string header) => Segments(header, Encoding.UTF8.GetBytes(payload)) + ".";

    public static string Encode(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);

    private static string Sign(string header, byte[] payload, Func<byte[], byte[]> sign)
    {
        string signed = Segments(header, payload);
        return $"{signed}.{Encode(sign(Encoding.ASCII.GetBytes(signed)))}";
    }

    private static string Segments(string header, byte[] payload) => $"{Encode(Encoding.UTF8.GetBytes(header))}.{Encode(payload)}";
}
