using Microsoft.AspNetCore.Http;
using Parley.SocketIO.EngineIO;

namespace Parley.SocketIO.Tests.EngineIO;

public sealed class OriginPolicyTests
{
    private const string Shop = "https://shop.example";

    [Fact]
    public void A_request_without_an_origin_is_allowed()
    {
        Assert.True(IsAllowed(origin: null, "api.example", Shop));
        Assert.True(IsAllowed(origin: "", "api.example"));
    }

    [Theory]
    [InlineData("https://api.example", "api.example")]
    [InlineData("http://api.example", "api.example")]
    [InlineData("https://API.example", "api.EXAMPLE")]
    [InlineData("https://api.example", "api.example:443")]
    [InlineData("http://api.example", "api.example:80")]
    [InlineData("http://api.example:8080", "api.example:8080")]
    [InlineData("http://localhost:5000", "localhost:5000")]
    [InlineData("http://127.0.0.1:5000", "127.0.0.1:5000")]
    [InlineData("http://[::1]:5000", "[::1]:5000")]
    public void A_page_of_the_own_host_is_allowed(string origin, string host)
    {
        Assert.True(IsAllowed(origin, host));
    }

    [Theory]
    [InlineData("https://evil.example", "api.example")]
    [InlineData("https://api.example.evil.example", "api.example")]
    [InlineData("https://evil-api.example", "api.example")]
    [InlineData("https://sub.api.example", "api.example")]
    [InlineData("https://example", "api.example")]
    [InlineData("https://api.example@evil.example", "api.example")]
    [InlineData("http://api.example:8081", "api.example:8080")]
    [InlineData("http://api.example", "api.example:8080")]
    [InlineData("https://api.example:8443", "api.example")]
    [InlineData("http://api.example:3000", "api.example")]
    [InlineData("ftp://api.example", "api.example")]
    [InlineData("//api.example", "api.example")]
    [InlineData("http://localhost:5000", "127.0.0.1:5000")]
    [InlineData("null", "api.example")]
    [InlineData("null", "null")]
    [InlineData("api.example", "api.example")]
    [InlineData("file://", "api.example")]
    [InlineData("https://", "api.example")]
    [InlineData("https://api.example, https://evil.example", "api.example")]
    public void A_page_of_another_host_is_refused(string origin, string host)
    {
        Assert.False(IsAllowed(origin, host));
    }

    [Theory]
    [InlineData("https://shop.example", "https://shop.example")]
    [InlineData("https://shop.example/", "https://shop.example")]
    [InlineData("https://SHOP.example", "https://shop.example")]
    [InlineData("http://shop.example:8080", "http://shop.example:8080")]
    [InlineData("capacitor://localhost", "capacitor://localhost")]
    [InlineData("https://shop.example:443", "https://shop.example")]
    [InlineData("https://bücher.example", "https://xn--bcher-kva.example")]
    public void An_origin_on_the_list_is_allowed(string listed, string origin)
    {
        Assert.True(IsAllowed(origin, "api.example", "https://other.example", listed));
    }

    [Theory]
    [InlineData("http://shop.example")]
    [InlineData("https://shop.example:8443")]
    [InlineData("https://shop.example.evil.example")]
    [InlineData("https://evil.example/https://shop.example")]
    [InlineData("https://a.shop.example")]
    [InlineData("https://shop.exampl")]
    [InlineData("https://shop.example.")]
    [InlineData("https://shop.example ")]
    [InlineData("https://shop.example, https://shop.example")]
    [InlineData("null")]
    public void An_origin_that_resembles_one_on_the_list_is_refused(string origin)
    {
        Assert.False(IsAllowed(origin, "api.example", Shop));
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("null")]
    [InlineData("file://")]
    public void A_star_allows_every_origin_without_credentials(string origin)
    {
        DefaultHttpContext context = Request(origin, "api.example");
        var policy = new OriginPolicy(["*"]);

        policy.WriteHeaders(context);

        Assert.True(policy.IsAllowed(context.Request));
        Assert.Equal("*", context.Response.Headers.AccessControlAllowOrigin);
        Assert.Equal(0, context.Response.Headers.AccessControlAllowCredentials.Count);
    }

    [Fact]
    public void A_listed_origin_gets_its_own_name_and_credentials()
    {
        DefaultHttpContext context = Request(Shop, "api.example");

        new OriginPolicy([Shop]).WriteHeaders(context);

        Assert.Equal(Shop, context.Response.Headers.AccessControlAllowOrigin);
        Assert.Equal("true", context.Response.Headers.AccessControlAllowCredentials);
        Assert.Equal("Origin", context.Response.Headers.Vary);
    }

    [Fact]
    public void Beside_a_star_a_listed_origin_still_gets_credentials()
    {
        DefaultHttpContext context = Request(Shop, "api.example");

        new OriginPolicy(["*", Shop]).WriteHeaders(context);

        Assert.Equal(Shop, context.Response.Headers.AccessControlAllowOrigin);
        Assert.Equal("true", context.Response.Headers.AccessControlAllowCredentials);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("https://api.example")]
    public void No_origin_and_the_own_host_get_no_headers(string? origin)
    {
        DefaultHttpContext context = Request(origin, "api.example");

        new OriginPolicy([Shop]).WriteHeaders(context);

        Assert.Empty(context.Response.Headers);
    }

    private static bool IsAllowed(string? origin, string host, params string[] allowed) =>
        new OriginPolicy(allowed).IsAllowed(Request(origin, host).Request);

    private static DefaultHttpContext Request(string? origin, string host)
    {
        var context = new DefaultHttpContext();
        context.Request.Host = new HostString(host);
        if (origin is not null)
        {
            context.Request.Headers.Origin = origin;
        }

        return context;
    }
}
