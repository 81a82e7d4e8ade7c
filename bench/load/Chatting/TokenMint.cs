using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Parley.Bench.Load.Chatting;

/// <summary>Signs tokens (RFC 7519, HS256) for the users of one company.</summary>
internal sealed class TokenMint(string secret, string company)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);
    private static readonly string Header = Base64Url.EncodeToString("{\"alg\":\"HS256\",\"typ\":\"JWT\"}"u8);

    private readonly byte[] _key = Encoding.UTF8.GetBytes(secret);
    private readonly DateTimeOffset _now = DateTimeOffset.UtcNow;

    public string Mint(string user, string role = "user")
    {
        string payload = $"{{\"sub\":\"{user}\",\"companyId\":\"{company}\",\"role\":\"{role}\"," +
            $"\"iat\":{_now.ToUnixTimeSeconds()},\"exp\":{(_now + Lifetime).ToUnixTimeSeconds()}}}";
        string signed = $"{Header}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(payload))}";
        return $"{signed}.{Base64Url.EncodeToString(HMACSHA256.HashData(_key, Encoding.ASCII.GetBytes(signed)))}";
    }
}
