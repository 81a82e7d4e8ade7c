using System.Net;
using Parley.TestKit.SocketIO;

namespace Parley.SocketIO.Tests.EngineIO;

public sealed class OriginTests
{
    private const string Shop = "https://shop.example";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("https://shop.example.evil.example")]
    [InlineData("null")]
    public async Task A_foreign_origin_is_refused_over_polling(string origin)
    {
        await using SocketServerFixture server = await StartAsync();

        using HttpResponseMessage response = await server.Http.SendAsync(Poll(origin), Cancellation);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal("""{"code":4,"message":"Forbidden"}""", await response.Content.ReadAsStringAsync(Cancellation));
        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("https://shop.example.evil.example")]
    [InlineData("null")]
    public async Task A_foreign_origin_is_refused_over_WebSocket(string origin)
    {
        await using SocketServerFixture server = await StartAsync();

        await using RawWebSocket client = await RawWebSocket.RequestAsync(server.Address, headers: $"Origin: {origin}\r\n");

        Assert.Equal((403, "Forbidden"), (client.Response.Status, client.Refusal));
    }

    [Fact]
    public async Task A_foreign_origin_cannot_use_the_session_of_another_page()
    {
        await using SocketServerFixture server = await StartAsync();
        RawPolling session = await RawPolling.OpenAsync(server.Http);

        using HttpResponseMessage poll = await server.Http.SendAsync(Poll("https://evil.example", session.SessionId), Cancellation);
        await using RawWebSocket upgrade = await RawWebSocket.RequestAsync(
            server.Address, $"EIO=4&transport=websocket&sid={session.SessionId}", "Origin: https://evil.example\r\n");

        Assert.Equal(HttpStatusCode.Forbidden, poll.StatusCode);
        Assert.Equal(403, upgrade.Response.Status);
        await session.PostAsync("40");
    }

    [Theory]
    [InlineData(Shop)]
    [InlineData(null)]
    public async Task A_listed_origin_and_none_at_all_may_connect_over_both_transports(string? origin)
    {
        await using SocketServerFixture server = await StartAsync();

        using HttpResponseMessage poll = await server.Http.SendAsync(Poll(origin), Cancellation);
        string header = origin is null ? "" : $"Origin: {origin}\r\n";
        await using RawWebSocket client = await RawWebSocket.RequestAsync(server.Address, headers: header);

        Assert.Equal(HttpStatusCode.OK, poll.StatusCode);
        Assert.Equal(101, client.Response.Status);
    }

    [Fact]
    public async Task The_page_of_the_own_host_may_connect()
    {
        await using SocketServerFixture server = await StartAsync();
        string origin = $"http://{server.Address.Authority}";

        using HttpResponseMessage poll = await server.Http.SendAsync(Poll(origin), Cancellation);
        await using RawWebSocket client = await RawWebSocket.RequestAsync(server.Address, headers: $"Origin: {origin}\r\n");

        Assert.Equal(HttpStatusCode.OK, poll.StatusCode);
        Assert.Equal(101, client.Response.Status);
    }

    [Fact]
    public async Task Another_port_of_the_own_host_is_another_origin()
    {
        await using SocketServerFixture server = await StartAsync();

        await using RawWebSocket client = await RawWebSocket.RequestAsync(
            server.Address, headers: $"Origin: http://{server.Address.Host}:1\r\n");

        Assert.Equal(403, client.Response.Status);
    }

    [Fact]
    public async Task A_preflight_of_a_listed_origin_is_answered()
    {
        await using SocketServerFixture server = await StartAsync();

        using HttpResponseMessage response = await server.Http.SendAsync(Preflight(Shop), Cancellation);

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal([Shop], response.Headers.GetValues("Access-Control-Allow-Origin"));
        Assert.Equal(["true"], response.Headers.GetValues("Access-Control-Allow-Credentials"));
        Assert.Equal(["GET,POST"], response.Headers.GetValues("Access-Control-Allow-Methods"));
        Assert.Equal(["x-token"], response.Headers.GetValues("Access-Control-Allow-Headers"));
        Assert.Equal(["Origin", "Access-Control-Request-Headers"], response.Headers.Vary);
    }

    [Fact]
    public async Task A_preflight_of_a_foreign_origin_is_refused()
    {
        await using SocketServerFixture server = await StartAsync();

        using HttpResponseMessage response = await server.Http.SendAsync(Preflight("https://evil.example"), Cancellation);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    private static Task<SocketServerFixture> StartAsync() =>
        SocketServerFixture.StartAsync(options: static options => options.AllowedOrigins.Add(Shop));

    private static HttpRequestMessage Poll(string? origin, string sessionId = "")
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"/socket.io/?EIO=4&transport=polling&sid={sessionId}");
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        return request;
    }

    private static HttpRequestMessage Preflight(string origin)
    {
        var request = new HttpRequestMessage(HttpMethod.Options, "/socket.io/?EIO=4&transport=polling");
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", "x-token");
        return request;
    }
}
