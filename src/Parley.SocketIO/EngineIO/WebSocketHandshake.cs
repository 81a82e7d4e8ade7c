using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Parley.SocketIO.EngineIO;

/// <summary>The server's half of the opening handshake (RFC 6455, section 4.2), over HTTP/1.1.</summary>
internal static class WebSocketHandshake
{
    private const int KeyLength = 16;

    private static ReadOnlySpan<byte> KeySuffix => "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"u8;

    /// <summary>The client asks to change the protocol, whatever else is right or wrong with its request.</summary>
    public static bool IsUpgradeRequest(HttpContext context) => context.Features.Get<IHttpUpgradeFeature>()?.IsUpgradableRequest == true;

    /// <summary>A request that npm's <c>ws</c> would refuse too: wrong method, key or version.</summary>
    public static bool IsValid(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && string.Equals(request.Headers.Upgrade, "websocket", StringComparison.OrdinalIgnoreCase)
        && IsKey(request.Headers.SecWebSocketKey)
        && request.Headers.SecWebSocketVersion == "13";

    /// <summary>Answers 101; from then on the stream belongs to the WebSocket.</summary>
    public static async Task<Stream> AcceptAsync(HttpContext context)
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers.Connection = HeaderNames.Upgrade;
        headers.Upgrade = "websocket";
        headers.SecWebSocketAccept = Accept(context.Request.Headers.SecWebSocketKey.ToString());
        return await context.Features.GetRequiredFeature<IHttpUpgradeFeature>().UpgradeAsync();
    }

    private static bool IsKey(string? key)
    {
        Span<byte> decoded = stackalloc byte[KeyLength + 2];
        return key is { Length: 24 } && Convert.TryFromBase64String(key, decoded, out int written) && written == KeyLength;
    }

    private static string Accept(string key)
    {
        Span<byte> input = stackalloc byte[24 + KeySuffix.Length];
        Encoding.ASCII.GetBytes(key, input);
        KeySuffix.CopyTo(input[24..]);
        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
#pragma warning disable CA5350 // SHA-1 is what RFC 6455 prescribes here; it protects nothing.
        SHA1.HashData(input, hash);
#pragma warning restore CA5350
        return Convert.ToBase64String(hash);
    }
}
