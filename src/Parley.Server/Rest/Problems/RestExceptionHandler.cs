using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Options;
using Parley.Messaging;
using Parley.Server.Rest.OpenApi;
using Parley.Server.Settings;

namespace Parley.Server.Rest.Problems;

/// <summary>
/// Where what went wrong in a request of Parley's ends: logged once, and told to the client without a word about it. A host that handles
/// exceptions asks it for its own requests, too.
/// </summary>
internal sealed partial class RestExceptionHandler(IOptions<ParleyOptions> options, ILogger<RestExceptionHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (!IsOurs(httpContext))
        {
            return false;
        }

        await Answer(exception, httpContext.Request.Method).ExecuteAsync(httpContext);
        return true;
    }

    // By now the context has no endpoint any more, and the host may have given it another path.
    private bool IsOurs(HttpContext context)
    {
        IExceptionHandlerFeature? failed = context.Features.Get<IExceptionHandlerFeature>();
        return (failed?.Endpoint ?? context.GetEndpoint()) is { } endpoint
            ? RestEndpoint.IsMarked(endpoint)
            : new PathString(failed?.Path ?? context.Request.Path.Value).StartsWithSegments(options.Value.PathBase);
    }

    private ProblemResult Answer(Exception exception, string method)
    {
        switch (exception)
        {
            case BadHttpRequestException bad:
                return new ProblemResult(ProblemStatus.ErrorOf(bad.StatusCode), bad.StatusCode);
            case StoreUnavailableException:
                LogUnavailable(exception, method);
                return new ProblemResult(ParleyError.Unavailable);
            default:
                LogFailed(exception, method);
                return new ProblemResult(ParleyError.Internal);
        }
    }
}
