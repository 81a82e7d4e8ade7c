using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Parley.SocketIO.EngineIO;

/// <summary>
/// The protocol's query parameters of one request. Their names are case-sensitive, unlike ASP.NET Core's, and of a repeated one the last
/// counts, as in the reference.
/// </summary>
internal readonly record struct EngineRequest(EngineTransports Transport, string? Sid, bool IsRevision4, bool IsGet)
{
    public static EngineRequest Read(HttpRequest request)
    {
        EngineTransports transport = EngineTransports.None;
        string? sid = null;
        bool isRevision4 = false;
        foreach (QueryStringEnumerable.EncodedNameValuePair pair in new QueryStringEnumerable(request.QueryString.Value))
        {
            ReadOnlySpan<char> value = pair.DecodeValue().Span;
            switch (pair.DecodeName().Span)
            {
                case "transport":
                    transport = ReadTransport(value);
                    break;
                case "sid":
                    sid = value.IsEmpty ? null : value.ToString();
                    break;
                case "EIO":
                    isRevision4 = value is "4";
                    break;
            }
        }

        // Over HTTP/2 a WebSocket is opened by CONNECT.
        return new EngineRequest(transport, sid, isRevision4, HttpMethods.IsGet(request.Method) || HttpMethods.IsConnect(request.Method));
    }

    private static EngineTransports ReadTransport(ReadOnlySpan<char> name) => name switch
    {
        "polling" => EngineTransports.Polling,
        "websocket" => EngineTransports.WebSocket,
        _ => EngineTransports.None,
    };
}
