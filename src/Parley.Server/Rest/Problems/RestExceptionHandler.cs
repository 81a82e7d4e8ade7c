using Microsoft.AspNetCore.Diagnostics;
using Parley.Messaging;

namespace Parley.Server.Rest.Problems;

/// <summary>Where what went wrong in a request ends: logged once, and told to the client without a word about it.</summary>
internal sealed partial class RestExceptionHandler(ILogger<RestExceptionHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        await Answer(exception, httpContext.Request.Method).ExecuteAsync(httpContext);
        return true;
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
