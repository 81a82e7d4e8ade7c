using System.Net;

namespace Parley.Server.Tests.Rest;

/// <summary>What pages of other origins are told, through everything that stands before the endpoints.</summary>
public sealed class ForeignPageTests(ForeignPageServer server) : IClassFixture<ForeignPageServer>
{
    [Fact]
    public async Task A_page_that_may_call_can_read_why_its_token_is_not_good()
    {
        using HttpResponseMessage answer = await GetAsync("/unread", ForeignPageServer.Origin);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal([ForeignPageServer.Origin], answer.Headers.GetValues("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Any_other_page_is_refused_whatever_its_token()
    {
        using HttpResponseMessage answer = await GetAsync("/unread", "https://shop.example.evil");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Theory]
    [InlineData(ForeignPageServer.Origin, HttpStatusCode.OK)]
    [InlineData("https://shop.example.evil", HttpStatusCode.Forbidden)]
    public async Task Sockets_know_the_same_origins(string origin, HttpStatusCode status)
    {
        using HttpResponseMessage answer = await GetAsync("/socket.io/?EIO=4&transport=polling", origin);

        Assert.Equal(status, answer.StatusCode);
    }

    private async Task<HttpResponseMessage> GetAsync(string path, string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Origin", origin);
        return await server.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
