using System.Net;
using Parley.Server.Tests.Rest;

namespace Parley.Server.Tests.Demo;

public sealed class WebAppTests(WebAppServer server) : IClassFixture<WebAppServer>
{
    private const string AssetPath = "/assets/app-1a2b3c.js";

    private readonly RestClient _visitor = new(server.Http, token: null);

    [Theory]
    [InlineData("/", "text/html")]
    [InlineData("/index.html", "text/html")]
    [InlineData("/favicon.svg", "image/svg+xml")]
    [InlineData(AssetPath, "text/javascript")]
    [InlineData("/assets/app-4d5e6f.css", "text/css")]
    public async Task Every_file_is_what_it_says_and_loads_only_what_is_its_own(string path, string contentType)
    {
        RestAnswer file = await _visitor.GetAsync(path);

        Assert.Equal((200, contentType), (file.Status, file.ContentType));
        string policy = Header(file, "Content-Security-Policy");
        Assert.StartsWith("default-src 'none'; script-src 'self'; ", policy, StringComparison.Ordinal);
        Assert.Contains("; connect-src 'self'; ", policy, StringComparison.Ordinal);
        Assert.Contains("; frame-ancestors 'none'; ", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Header(file, "X-Content-Type-Options"));
        Assert.Equal("no-referrer", Header(file, "Referrer-Policy"));
        Assert.Contains("camera=()", Header(file, "Permissions-Policy"), StringComparison.Ordinal);
        Assert.Equal("same-origin", Header(file, "Cross-Origin-Opener-Policy"));
    }

    [Theory]
    [InlineData("/", "no-cache")]
    [InlineData("/index.html", "no-cache")]
    [InlineData("/favicon.svg", "no-cache")]
    [InlineData(AssetPath, "public, max-age=31536000, immutable")]
    public async Task Only_files_with_a_hash_in_their_name_are_kept(string path, string caching)
    {
        RestAnswer file = await _visitor.GetAsync(path);

        Assert.Equal(caching, Header(file, "Cache-Control"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData(AssetPath)]
    public async Task A_file_that_is_known_is_not_sent_again(string path)
    {
        RestAnswer first = await _visitor.GetAsync(path);
        using var again = new HttpRequestMessage(HttpMethod.Get, path);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using HttpResponseMessage answer = await server.Http.SendAsync(again, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotModified, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_head_of_a_file_is_the_one_that_it_comes_with()
    {
        RestAnswer whole = await _visitor.GetAsync(AssetPath);

        RestAnswer head = await _visitor.SendAsync(HttpMethod.Head, AssetPath);

        Assert.Equal((200, "", WebAppServer.Script), (head.Status, head.Body, whole.Body));
        Assert.Equal(whole.ContentHeaders.ContentLength, head.ContentHeaders.ContentLength);
        Assert.Equal(whole.Headers.ETag, head.Headers.ETag);
    }

    [Theory]
    [InlineData("GET", "/assets/app-000000.js")]
    [InlineData("GET", "/assets/")]
    [InlineData("GET", "/nothing")]
    [InlineData("POST", "/")]
    public async Task What_is_no_file_is_answered_as_ever(string method, string path)
    {
        RestAnswer answer = await _visitor.SendAsync(HttpMethod.Parse(method), path);

        Assert.Equal("404 not_found", answer.Refusal);
        Assert.Null(answer.Headers.CacheControl);
    }

    [Theory]
    [InlineData("/conversations")]
    [InlineData("/threads")]
    [InlineData("/chat/threads")]
    public async Task Rest_is_where_it_was_and_says_what_it_is(string path)
    {
        RestAnswer served = await server.Company().As("ann").GetAsync(path);
        RestAnswer refused = await _visitor.GetAsync(path);

        Assert.Equal((200, "401 unauthorized"), (served.Status, refused.Refusal));
        Assert.All([served, refused], static answer => Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options")));
    }

    private static string Header(RestAnswer answer, string name) => Assert.Single(answer.Headers.GetValues(name));
}
