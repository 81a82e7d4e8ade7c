using Parley.Messaging;

namespace Parley.Server.Auth;

/// <summary>What a request gets that did not come as far as an endpoint: problem details (RFC 9457) with the stable code.</summary>
internal static class ErrorAnswer
{
    public static Task WriteAsync(HttpContext context, int status, ParleyError error) =>
        TypedResults.Problem(error.Message, statusCode: status, extensions: [KeyValuePair.Create("code", (object?)error.Code)])
            .ExecuteAsync(context);
}
