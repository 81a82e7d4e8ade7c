using Microsoft.AspNetCore.Builder;
using Parley.Server.Tests.Hosts;

namespace Parley.Server.Tests.Operations.Metrics;

public sealed class MetricsEndpointTests
{
    [Fact]
    public async Task The_metrics_of_the_server_Kestrel_and_the_runtime_are_there()
    {
        await using OperationsApp server = await OperationsApp.StartAsync(map: static app => app.MapGet("/hello/{name}", (string name) => name));
        await server.Http.ReadAsync("/hello/ann");

        using HttpResponseMessage response = await server.Http.GetAsync("/metrics");
        IReadOnlyDictionary<string, PrometheusFamily> families = PrometheusParser.Parse(await ServerClient.BodyOf(response));

        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Equal(1, Assert.Single(families["parley_build_info"].Samples).Value);
        Assert.Contains(families["http_server_request_duration_seconds"].Samples, static sample => sample.Labels.GetValueOrDefault("http_route") == "/hello/{name}");
        Assert.Equal(1, Assert.Single(families["kestrel_active_connections"].Samples).Value);
        Assert.Contains("dotnet_gc_collections_total", families.Keys);
    }

    [Fact]
    public async Task Fetching_them_is_not_measured()
    {
        await using OperationsApp server = await OperationsApp.StartAsync();
        await server.Http.ReadAsync("/metrics");
        await server.Http.ReadAsync("/health/live");

        string text = await server.Http.ReadAsync("/metrics");

        Assert.Empty(PrometheusParser.Parse(text)["http_server_request_duration_seconds"].Samples);
    }
}
