using System.Net;

namespace Parley.Server.Tests.Auth;

public sealed class CorsTests
{
    private const string Shop = "https://shop.example";

    [Theory]
    [InlineData("https://shop.example")]
    [InlineData("https://SHOP.example:443/, https://other.example")]
    public async Task A_page_on_the_list_may_call_with_credentials(string setting)
    {
        await using AuthServer server = await AuthServer.StartAsync(setting);

        using HttpResponseMessage answer = await CallAsync(server, HttpMethod.Post, "/me", Shop);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(Shop, Header(answer, "Access-Control-Allow-Origin"));
        Assert.Equal("true", Header(answer, "Access-Control-Allow-Credentials"));
        Assert.Equal("Retry-After", Header(answer, "Access-Control-Expose-Headers"));
        Assert.Contains("Origin", answer.Headers.Vary);
    }

    [Fact]
    public async Task A_page_on_the_list_can_read_why_it_was_refused()
    {
        await using AuthServer server = await AuthServer.StartAsync(Shop);

        using HttpResponseMessage answer = await server.SendAsync(HttpMethod.Get, "/me", ("Origin", Shop));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal(Shop, Header(answer, "Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task A_preflight_of_a_page_on_the_list_is_answered_without_a_token()
    {
        await using AuthServer server = await AuthServer.StartAsync(Shop);

        using HttpResponseMessage answer = await server.SendAsync(
            HttpMethod.Options,
            "/me",
            ("Origin", Shop),
            ("Access-Control-Request-Method", "PATCH"),
            ("Access-Control-Request-Headers", "authorization,content-type"));

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal(Shop, Header(answer, "Access-Control-Allow-Origin"));
        Assert.Contains("PATCH", Header(answer, "Access-Control-Allow-Methods"), StringComparison.Ordinal);
        Assert.Contains("Authorization", Header(answer, "Access-Control-Allow-Headers"), StringComparison.Ordinal);
        Assert.Equal("600", Header(answer, "Access-Control-Max-Age"));
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("https://shop.example.evil.example")]
    [InlineData("https://evil.example/https://shop.example")]
    [InlineData("https://a.shop.example")]
    [InlineData("https://shop.exampl")]
    [InlineData("https://shop.example.")]
    [InlineData("https://shop.example:8443")]
    [InlineData("http://shop.example")]
    [InlineData("https://shop.example, https://shop.example")]
    [InlineData("null")]
    [InlineData("file://")]
    public async Task A_page_that_is_not_on_the_list_causes_nothing(string origin)
    {
        await using AuthServer server = await AuthServer.StartAsync(Shop);

        foreach (HttpMethod method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Post, HttpMethod.Options])
        {
            using HttpResponseMessage answer = await CallAsync(server, method, "/me", origin);

            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
            Assert.Contains(
                "\"code\":\"forbidden\"",
                await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
                StringComparison.Ordinal);
            Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
        }

        Assert.Equal(0, server.Served);
    }

    [Fact]
    public async Task Without_a_setting_only_the_own_host_and_programs_may_call()
    {
        await using AuthServer server = await AuthServer.StartAsync();
        string own = server.Http.BaseAddress!.GetLeftPart(UriPartial.Authority);

        using HttpResponseMessage ownPage = await CallAsync(server, HttpMethod.Post, "/me", own);
        using HttpResponseMessage program = await server.GetAsync("/me", $"Bearer {server.Mint()}");
        using HttpResponseMessage foreign = await CallAsync(server, HttpMethod.Post, "/me", Shop);
        using HttpResponseMessage otherPort = await CallAsync(server, HttpMethod.Post, "/me", "http://127.0.0.1:1");

        Assert.Equal(HttpStatusCode.OK, ownPage.StatusCode);
        Assert.Equal(HttpStatusCode.OK, program.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, otherPort.StatusCode);
    }

    [Fact]
    public async Task A_star_lets_every_page_in_and_only_those_named_beside_it_send_credentials()
    {
        await using AuthServer server = await AuthServer.StartAsync($"*,{Shop}");

        using HttpResponseMessage any = await CallAsync(server, HttpMethod.Get, "/me", "https://any.example");
        using HttpResponseMessage named = await CallAsync(server, HttpMethod.Get, "/me", Shop);

        Assert.Equal("*", Header(any, "Access-Control-Allow-Origin"));
        Assert.False(any.Headers.Contains("Access-Control-Allow-Credentials"));
        Assert.Equal(Shop, Header(named, "Access-Control-Allow-Origin"));
        Assert.Equal("true", Header(named, "Access-Control-Allow-Credentials"));
    }

    [Fact]
    public async Task The_path_of_the_sockets_is_left_to_them()
    {
        await using AuthServer server = await AuthServer.StartAsync(Shop);

        using HttpResponseMessage foreign = await CallAsync(server, HttpMethod.Get, "/socket.io/", "https://evil.example");
        using HttpResponseMessage similar = await CallAsync(server, HttpMethod.Get, "/socket.iox/", "https://evil.example");

        Assert.Equal(HttpStatusCode.OK, foreign.StatusCode);
        Assert.False(foreign.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.Equal(HttpStatusCode.Forbidden, similar.StatusCode);
    }

    private static Task<HttpResponseMessage> CallAsync(AuthServer server, HttpMethod method, string path, string origin) =>
        server.SendAsync(method, path, ("Origin", origin), ("Authorization", $"Bearer {server.Mint()}"));

    private static string Header(HttpResponseMessage answer, string name) => Assert.Single(answer.Headers.GetValues(name));
}
