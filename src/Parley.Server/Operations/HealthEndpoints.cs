namespace Parley.Server.Operations;

/// <summary><c>/health/live</c> and <c>/health/ready</c>.</summary>
internal static class HealthEndpoints
{
    private const string RetryAfterSeconds = "5";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        RouteGroupBuilder health = endpoints.MapGroup("/health").AllowAnonymous().DisableHttpMetrics().ExcludeFromDescription();
        health.MapGet("/live", static (HttpResponse response) => Answer(response, Results.Json(new { status = "live" })));
        health.MapGet("/ready", static async (Readiness readiness, HttpContext context) =>
            Answer(context.Response, Describe(context.Response, await readiness.AskAsync(context.RequestAborted))));
    }

    private static IResult Describe(HttpResponse response, IReadOnlyDictionary<string, bool> parts)
    {
        if (parts.Values.All(static isReady => isReady))
        {
            return Results.Json(new { status = "ready", parts });
        }

        response.Headers.RetryAfter = RetryAfterSeconds;
        return Results.Problem(
            "A part of the server is not ready.",
            statusCode: StatusCodes.Status503ServiceUnavailable,
            extensions: new Dictionary<string, object?> { ["code"] = "unavailable", ["parts"] = parts });
    }

    private static IResult Answer(HttpResponse response, IResult result)
    {
        response.Headers.CacheControl = "no-store";
        return result;
    }
}
