using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Parley.Messaging;
using Parley.Server.Rest.OpenApi;
using Parley.Server.Rest.Problems;
using Parley.Server.Settings;

namespace Parley.Server.Tests.Rest;

public sealed class RestExceptionHandlerTests
{
    private static readonly Endpoint Own = new(null, new EndpointMetadataCollection(RestEndpoint.Mark), "own");
    private static readonly Endpoint Hosts = new(null, EndpointMetadataCollection.Empty, "the host's");

    [Fact]
    public async Task A_failure_of_an_own_endpoint_is_answered() => Assert.True(await HandlesAsync(Own, "/conversations"));

    [Fact]
    public async Task A_failure_of_the_hosts_own_endpoint_is_the_hosts() => Assert.False(await HandlesAsync(Hosts, "/api/mine"));

    [Theory]
    [InlineData("/api/nowhere", true)]
    [InlineData("/apis", false)]
    [InlineData("/", false)]
    public async Task Without_an_endpoint_the_path_decides(string path, bool isOurs) => Assert.Equal(isOurs, await HandlesAsync(null, path));

    private static async Task<bool> HandlesAsync(Endpoint? endpoint, string path)
    {
        using ILoggerFactory loggers = LoggerFactory.Create(static _ => { });
        var handler = new RestExceptionHandler(
            Options.Create(new ParleyOptions { PathBase = "/api" }), loggers.CreateLogger<RestExceptionHandler>());
        var context = new DefaultHttpContext();
        var failure = new StoreUnavailableException("away");
        context.Features.Set<IExceptionHandlerFeature>(new ExceptionHandlerFeature { Error = failure, Path = path, Endpoint = endpoint });
        context.Request.Path = "/error";

        return await handler.TryHandleAsync(context, failure, TestContext.Current.CancellationToken);
    }
}
