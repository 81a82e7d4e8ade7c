using System.Net;
using Parley.SocketIO.EngineIO;
using Parley.TestKit.SocketIO;

namespace Parley.SocketIO.Tests.EngineIO;

public sealed class EngineServerTests
{
    [Fact]
    public async Task Session_and_socket_ids_are_20_characters_and_differ()
    {
        await using SocketServerFixture server = await SocketServerFixture.StartAsync();
        var ids = new List<string>();
        for (int i = 0; i < 10; i++)
        {
            await using RawWebSocket client = await server.JoinAsync();
            ids.AddRange(client.SessionId, client.SocketId, (await RawPolling.OpenAsync(server.Http)).SessionId);
        }

        Assert.All(ids, static id => Assert.Equal(20, id.Length));
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Messages_reach_the_server_and_come_back_over_polling()
    {
        await using SocketServerFixture server = await SocketServerFixture.StartAsync(
            static io => io.Default.On<string, string>("echo", static (_, text) => text));
        RawPolling client = await server.JoinByPollingAsync();

        await client.PostAsync("""420["echo","é日"]""", """421["echo","2"]""");

        string answers = await client.PollAsync();
        answers += answers.Contains("431", StringComparison.Ordinal) ? "" : RawPolling.Separator + await client.PollAsync();
        Assert.Equal("430[\"é日\"]\u001e431[\"2\"]", answers);
    }

    [Theory]
    [InlineData("EIO=4&transport=polling&sid=unknown", """{"code":1,"message":"Session ID unknown"}""")]
    [InlineData("EIO=4&transport=carrier-pigeon", """{"code":0,"message":"Transport unknown"}""")]
    [InlineData("EIO=4&transport=__proto__", """{"code":0,"message":"Transport unknown"}""")]
    [InlineData("EIO=4", """{"code":0,"message":"Transport unknown"}""")]
    [InlineData("EIO=3&transport=polling", """{"code":5,"message":"Unsupported protocol version"}""")]
    [InlineData("EIO=4&transport=websocket", """{"code":3,"message":"Bad request"}""")]
    public async Task A_wrong_request_is_answered_400_with_its_reason(string query, string expected)
    {
        await using SocketServerFixture server = await SocketServerFixture.StartAsync();

        using HttpResponseMessage response = await server.Http.GetAsync($"/socket.io/?{query}", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(expected, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_transport_that_is_switched_off_is_unknown()
    {
        await using SocketServerFixture server = await SocketServerFixture.StartAsync(
            options: static options => options.Transports = EngineTransports.Polling);

        await using RawWebSocket client = await RawWebSocket.RequestAsync(server.Address);

        Assert.Equal((400, "Transport unknown"), (client.Response.Status, client.Refusal));
    }

    [Fact]
    public async Task Past_MaxConnections_a_handshake_is_answered_503_until_a_connection_ends()
    {
        await using SocketServerFixture server = await SocketServerFixture.StartAsync(
            options: static options => options.MaxConnections = 2);
        RawPolling first = await server.JoinByPollingAsync();
        await using RawWebSocket second = await server.JoinAsync();

        await using RawWebSocket refused = await RawWebSocket.RequestAsync(server.Address);
        Assert.Equal(503, refused.Response.Status);

        await first.PostAsync("1");
        await using RawWebSocket third = await server.JoinAsync();
    }

    [Fact]
    public async Task A_body_larger_than_maxPayload_is_refused_and_the_session_lives_on()
    {
        await using SocketServerFixture server = await SocketServerFixture.StartAsync(
            static io => io.Default.On<string, int>("length", static (_, text) => text.Length),
            static options => options.MaxPayload = 1_000);
        RawPolling client = await server.JoinByPollingAsync();

        using HttpResponseMessage refused = await client.TryPostAsync(new string('x', 1_001));
        await client.PostAsync($"420[\"length\",\"{new string('x', 984)}\"]");

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
        Assert.Equal("430[984]", await client.PollAsync());
    }

    [Fact]
    public async Task A_WebSocket_message_larger_than_maxPayload_closes_with_1009()
    {
        await using SocketServerFixture server = await SocketServerFixture.StartAsync(
            options: static options => options.MaxPayload = 1_000);
        await using RawWebSocket client = await server.JoinAsync();

        await client.SendAsync(new string('4', 1_001));

        Assert.Equal(1009, await client.ReceiveCloseAsync());
    }

    [Fact]
    public async Task Two_polls_at_once_close_the_session()
    {
        await using SocketServerFixture server = await SocketServerFixture.StartAsync();
        RawPolling client = await server.JoinByPollingAsync();

        HttpResponseMessage[] answers = await Task.WhenAll(client.GetAsync(), client.GetAsync());

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.BadRequest], answers.Select(static answer => answer.StatusCode).Order());
        Assert.Empty(server.Sockets.Default.Sockets);
    }
}
