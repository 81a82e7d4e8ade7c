using Microsoft.Extensions.Logging;
using Parley.Server.Demo;
using Parley.Server.Tests.Rest;

namespace Parley.Server.Tests.Demo;

public sealed class WebAppElsewhereTests(ProductionWebAppServer production, PathBaseWebAppServer below, NoWebAppServer without)
    : IClassFixture<ProductionWebAppServer>, IClassFixture<PathBaseWebAppServer>, IClassFixture<NoWebAppServer>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/index.html")]
    [InlineData("/favicon.svg")]
    [InlineData("/assets/app-1a2b3c.js")]
    [InlineData("/demo/people")]
    public async Task In_Production_there_is_none(string path)
    {
        RestAnswer answer = await new RestClient(production.Http, token: null).GetAsync(path);

        Assert.Equal("404 not_found", answer.Refusal);
    }

    [Fact]
    public async Task It_is_at_the_root_wherever_the_rest_is()
    {
        RestClient ann = below.Company().As("ann");

        Assert.Equal(WebAppServer.Page, (await ann.GetAsync("/")).Body);
        Assert.Equal(200, (await ann.GetAsync("/api/v1/conversations")).Status);
        Assert.Equal("404 not_found", (await ann.GetAsync("/api/v1/index.html")).Refusal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/index.html")]
    public async Task Where_it_was_not_built_the_page_says_so(string path)
    {
        RestAnswer page = await new RestClient(without.Http, token: null).GetAsync(path);

        Assert.Equal((200, "text/plain"), (page.Status, page.ContentType));
        Assert.StartsWith("Parley runs, but its web app was not built", page.Body, StringComparison.Ordinal);
        Assert.Contains("/openapi/v1.json", page.Body, StringComparison.Ordinal);
        Assert.Equal(["nosniff"], page.Headers.GetValues("X-Content-Type-Options"));
    }

    [Fact]
    public void Where_it_was_not_built_the_log_says_so_once() =>
        Assert.Single(without.Logs.All, static line => line.Category == typeof(WebApp).FullName && line.Level == LogLevel.Information);

    [Fact]
    public async Task Where_it_was_not_built_nothing_else_is_changed()
    {
        var visitor = new RestClient(without.Http, token: null);

        Assert.Equal("404 not_found", (await visitor.GetAsync("/assets/app-1a2b3c.js")).Refusal);
        Assert.Equal("404 not_found", (await visitor.PostAsync("/")).Refusal);
        Assert.Equal("401 unauthorized", (await visitor.GetAsync("/conversations")).Refusal);
    }
}
