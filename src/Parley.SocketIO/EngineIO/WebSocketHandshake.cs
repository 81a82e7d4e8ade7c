using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using NetworkSocket = System.Net.Sockets.Socket;

namespace Parley.SocketIO.EngineIO;

/// <summary>The server's half of the opening handshake: RFC 6455, section 4.2, and over HTTP/2 RFC 8441, section 5, which browsers choose by themselves.</summary>
internal static class WebSocketHandshake
{
    private const int KeyLength = 16;
    private const string Version = "13";

    private static ReadOnlySpan<byte> KeySuffix => "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"u8;

    /// <summary>The client asks for another protocol on this connection, or over HTTP/2 on this stream (RFC 8441).</summary>
    public static bool IsUpgradeRequest(HttpContext context) => IsUpgrade(context) || IsExtendedConnect(context);

    /// <summary>What is wrong with the request, in the words of npm's <c>ws</c>; null when it can be accepted.</summary>
    public static string? FindMistake(HttpContext context)
    {
        IHeaderDictionary headers = context.Request.Headers;
        if (!IsExtendedConnect(context))
        {
            if (!string.Equals(headers.Upgrade, "websocket", StringComparison.OrdinalIgnoreCase))
            {
                return "Invalid Upgrade header";
            }

            if (!IsKey(headers.SecWebSocketKey))
            {
                return "Missing or invalid Sec-WebSocket-Key header";
            }
        }

        if (headers.SecWebSocketVersion != Version)
        {
            context.Response.Headers.SecWebSocketVersion = Version;
            return "Missing or invalid Sec-WebSocket-Version header";
        }

        return WebSocketSubprotocols.TryRead(headers.SecWebSocketProtocol, out _) ? null : "Invalid Sec-WebSocket-Protocol header";
    }

    /// <summary>Accepts; from then on the stream belongs to the WebSocket.</summary>
    public static async ValueTask<Stream> AcceptAsync(HttpContext context)
    {
        WebSocketSubprotocols.TryRead(context.Request.Headers.SecWebSocketProtocol, out string? subprotocol);
        if (subprotocol is not null)
        {
            // A browser that offered some fails when none is chosen.
            context.Response.Headers.SecWebSocketProtocol = subprotocol;
        }

        if (IsExtendedConnect(context))
        {
            return await context.Features.GetRequiredFeature<IHttpExtendedConnectFeature>().AcceptAsync();
        }

        IHeaderDictionary headers = context.Response.Headers;
        headers.Connection = HeaderNames.Upgrade;
        headers.Upgrade = "websocket";
        headers.SecWebSocketAccept = Accept(context.Request.Headers.SecWebSocketKey.ToString());
        Stream stream = await context.Features.GetRequiredFeature<IHttpUpgradeFeature>().UpgradeAsync();
        Forget(context.Request.Headers);
        return stream;
    }

    /// <summary>The TCP socket that carries nothing but this WebSocket, as it is; null where there is none: over HTTP/2, TLS, or in another server.</summary>
    public static NetworkSocket? FindSocket(HttpContext context) =>
        HttpProtocol.IsHttp11(context.Request.Protocol) && context.Features.Get<ITlsHandshakeFeature>() is null
            ? context.Features.Get<IConnectionSocketFeature>()?.Socket
            : null;

    /// <summary>The request lasts as long as the WebSocket; what only its opening needed does not.</summary>
    private static void Forget(IHeaderDictionary headers)
    {
        headers.SecWebSocketKey = default;
        headers.SecWebSocketExtensions = default;
        headers.AcceptEncoding = default;
    }

    private static bool IsUpgrade(HttpContext context) =>
        context.Features.Get<IHttpUpgradeFeature>()?.IsUpgradableRequest == true && context.Request.Headers.Upgrade.Count > 0;

    private static bool IsExtendedConnect(HttpContext context) =>
        context.Features.Get<IHttpExtendedConnectFeature>() is { IsExtendedConnect: true, Protocol: "websocket" };

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
