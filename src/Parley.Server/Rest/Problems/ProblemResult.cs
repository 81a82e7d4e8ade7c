using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Parley.Messaging;
using Parley.Server.Rest.Json;

namespace Parley.Server.Rest.Problems;

/// <summary>Answers a request with an error.</summary>
internal sealed class ProblemResult(ParleyError error, int status) : IResult
{
    public const string ContentType = "application/problem+json";

    // RFC 9457, section 4.2.1: there is no more to say of the type than what the status and the code say.
    private const string Type = "about:blank";

    public ProblemResult(ParleyError error)
        : this(error, ProblemStatus.Of(error.Kind))
    {
    }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        HttpResponse response = httpContext.Response;
        response.StatusCode = status;
        if (error.RetryAfter is { } wait)
        {
            response.Headers.RetryAfter = ((long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        return response.WriteAsJsonAsync(Describe(), RestJson.TypeOf<Problem>(), ContentType, httpContext.RequestAborted);
    }

    private Problem Describe() => new(
        Type,
        ReasonPhrases.GetReasonPhrase(status),
        status,
        error.Message,
        error.Code,
        error.RetryAfter is { } wait ? (long)Math.Ceiling(wait.TotalMilliseconds) : null);
}
