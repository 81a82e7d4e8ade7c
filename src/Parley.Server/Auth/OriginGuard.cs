using Parley.Messaging;

namespace Parley.Server.Auth;

/// <summary>Refuses requests of pages that nobody has allowed.</summary>
internal sealed class OriginGuard(RequestDelegate next, OriginRule rule)
{
    // Any method: CORS alone hides only the answer, the request is still carried out; and sockets refuse the same pages.
    public Task InvokeAsync(HttpContext context) => rule.IsAllowed(context.Request.Headers.Origin.ToString())
        ? next(context)
        : ErrorAnswer.WriteAsync(
            context, StatusCodes.Status403Forbidden, ParleyError.Forbidden("Pages of this origin may not call the server"));
}
