using Parley.Messaging;
using Parley.Server.Rest.Problems;

namespace Parley.Server.Auth;

/// <summary>What a request gets that did not come as far as an endpoint: problem details (RFC 9457) with the stable code.</summary>
internal static class ErrorAnswer
{
    public static Task WriteAsync(HttpContext context, int status, ParleyError error) =>
        new ProblemResult(error, status).ExecuteAsync(context);
}
