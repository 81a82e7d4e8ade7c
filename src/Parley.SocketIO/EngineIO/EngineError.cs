using System.Text;
using Microsoft.AspNetCore.Http;

namespace Parley.SocketIO.EngineIO;

/// <summary>The errors of the Engine.IO handshake with the reference's codes and texts; the one place that turns them into HTTP.</summary>
internal sealed class EngineError
{
    public static readonly EngineError UnknownTransport = new(0, "Transport unknown");
    public static readonly EngineError UnknownSid = new(1, "Session ID unknown");
    public static readonly EngineError BadHandshakeMethod = new(2, "Bad handshake method");
    public static readonly EngineError BadRequest = new(3, "Bad request");
    public static readonly EngineError Forbidden = new(4, "Forbidden", StatusCodes.Status403Forbidden);
    public static readonly EngineError UnsupportedProtocolVersion = new(5, "Unsupported protocol version");

    private readonly string _message;
    private readonly int _status;
    private readonly byte[] _json;

    private EngineError(int code, string message, int status = StatusCodes.Status400BadRequest)
    {
        _message = message;
        _status = status;
        _json = Encoding.UTF8.GetBytes($$"""{"code":{{code}},"message":"{{message}}"}""");
    }

    public Task WriteAsync(HttpContext context) => WriteAsync(context, _status, "application/json", _json);

    /// <summary>An upgrade that is refused gets the message as text, as in the reference, and the connection is closed.</summary>
    public Task WriteUpgradeRefusalAsync(HttpContext context) => WriteUpgradeRefusalAsync(context, _status, _message);

    /// <inheritdoc cref="WriteUpgradeRefusalAsync(HttpContext)"/>
    public static Task WriteUpgradeRefusalAsync(HttpContext context, int status, string message)
    {
        if (HttpProtocol.IsHttp11(context.Request.Protocol))
        {
            context.Response.Headers.Connection = "close";
        }

        return WriteAsync(context, status, "text/html", Encoding.UTF8.GetBytes(message));
    }

    private static Task WriteAsync(HttpContext context, int status, string contentType, byte[] body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        context.Response.ContentLength = body.Length;
        return context.Response.Body.WriteAsync(body, 0, body.Length);
    }
}
