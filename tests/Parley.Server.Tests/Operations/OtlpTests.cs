using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Parley.Server.Tests.Hosts;
using Parley.TestKit.Waiting;

namespace Parley.Server.Tests.Operations;

public sealed class OtlpTests
{
    [Fact]
    public async Task Metrics_and_traces_reach_the_collector_that_is_set()
    {
        var received = new Mailbox<(string Path, int Length)>("a POST");
        await using WebApplication collector = await StartCollectorAsync(received);

        OperationsApp server = await OperationsApp.StartAsync(
            settings: [("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Urls.Single()), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")]);
        await server.Http.ReadAsync("/health/live");
        await server.DisposeAsync();

        IReadOnlyList<(string Path, int Length)> posts = await received.NextAsync(2);
        Assert.Equal(["/v1/metrics", "/v1/traces"], posts.Select(static post => post.Path).Order(StringComparer.Ordinal));
        Assert.All(posts, static post => Assert.True(post.Length > 0));
    }

    private static async Task<WebApplication> StartCollectorAsync(Mailbox<(string Path, int Length)> received)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        WebApplication collector = builder.Build();
        collector.MapPost("/{**path}", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            received.Add((request.Path, (int)body.Length));
        });
        await collector.StartAsync().Within("the start of the collector");
        return collector;
    }
}
