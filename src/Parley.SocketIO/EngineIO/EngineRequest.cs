using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Parley.SocketIO.EngineIO;

/// <summary>The protocol's query parameters of one request; of a repeated one the last counts, as in the reference.</summary>
internal readonly record struct EngineRequest(EngineTransports Transport, string? Sid, bool IsRevision4, bool IsGet)
{
    public static EngineRequest Read(HttpRequest request)
    {
        IQueryCollection query = request.Query;
        return new EngineRequest(
            Last(query["transport"]) switch
            {
                "polling" => EngineTransports.Polling,
                "websocket" => EngineTransports.WebSocket,
                _ => EngineTransports.None,
            },
            Last(query["sid"]) is { Length: > 0 } sid ? sid : null,
            Last(query["EIO"]) == "4",
            HttpMethods.IsGet(request.Method));
    }

    private static string? Last(StringValues values) => values.Count == 0 ? null : values[^1];
}
