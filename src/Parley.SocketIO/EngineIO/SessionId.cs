using System.Buffers.Text;
using System.Security.Cryptography;

namespace Parley.SocketIO.EngineIO;

/// <summary>Session and socket ids: 120 random bits as 20 characters of base64url, the same shape as the reference's.</summary>
internal static class SessionId
{
    private const int RandomBytes = 15;

    public static string New()
    {
        Span<byte> random = stackalloc byte[RandomBytes];
        RandomNumberGenerator.Fill(random);
        return Base64Url.EncodeToString(random);
    }
}
