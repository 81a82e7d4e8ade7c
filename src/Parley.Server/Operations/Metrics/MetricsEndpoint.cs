using System.Buffers;

namespace Parley.Server.Operations.Metrics;

/// <summary><c>/metrics</c> for Prometheus.</summary>
internal static class MetricsEndpoint
{
    public static void MapMetrics(this IEndpointRouteBuilder endpoints)
    {
        // Made now, before anything is measured: what an up-down counter counted earlier would be missing for ever.
        var metrics = endpoints.ServiceProvider.GetRequiredService<PrometheusMetrics>();
        _ = endpoints.ServiceProvider.GetRequiredService<ServerMetrics>();
        endpoints.MapGet("/metrics", context => AnswerAsync(context, metrics)).AllowAnonymous().DisableHttpMetrics();
    }

    private static async Task AnswerAsync(HttpContext context, PrometheusMetrics metrics)
    {
        var body = new ArrayBufferWriter<byte>(16 * 1024);
        metrics.WriteTo(body);
        context.Response.ContentType = PrometheusText.ContentType;
        context.Response.ContentLength = body.WrittenCount;
        await context.Response.Body.WriteAsync(body.WrittenMemory, context.RequestAborted);
    }
}
