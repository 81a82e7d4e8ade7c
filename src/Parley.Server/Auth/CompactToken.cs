using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Parley.Server.Auth;

/// <summary>A signed token taken apart (RFC 7515, section 7.1); nothing in it is believed yet.</summary>
internal sealed record CompactToken(byte[] Header, byte[] Payload, byte[] Signature, byte[] Signed)
{
    /// <summary>Longer tokens are refused before anything of them is looked at.</summary>
    public const int MaxLength = 16 * 1024;

    private static readonly SearchValues<char> Base64UrlCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    public static bool TryParse(string token, [NotNullWhen(true)] out CompactToken? parts)
    {
        parts = null;
        if (token.Length > MaxLength)
        {
            return false;
        }

        string[] segments = token.Split('.', count: 4);
        if (segments.Length != 3
            || !TryDecode(segments[0], out byte[]? header)
            || !TryDecode(segments[1], out byte[]? payload)
            || !TryDecode(segments[2], out byte[]? signature))
        {
            return false;
        }

        parts = new CompactToken(header, payload, signature, Encoding.ASCII.GetBytes(token, 0, token.LastIndexOf('.')));
        return true;
    }

    /// <summary>The decoder of the platform also takes padding and white space, which RFC 7515 has no place for.</summary>
    private static bool TryDecode(string segment, [NotNullWhen(true)] out byte[]? bytes)
    {
        bytes = null;
        if (segment.Length == 0 || segment.Length % 4 == 1 || segment.AsSpan().ContainsAnyExcept(Base64UrlCharacters))
        {
            return false;
        }

        bytes = new byte[Base64Url.GetMaxDecodedLength(segment.Length)];
        bool complete = Base64Url.DecodeFromChars(segment, bytes, out _, out int length) == OperationStatus.Done;
        Array.Resize(ref bytes, length);
        return complete;
    }
}
