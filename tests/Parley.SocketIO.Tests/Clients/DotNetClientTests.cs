using System.Text.Json;
using Parley.TestKit.SocketIO;
using Parley.TestKit.Waiting;
using SocketIOClient;

namespace Parley.SocketIO.Tests.Clients;

/// <summary>A client that others have written (NuGet's SocketIOClient) talks to the server.</summary>
public abstract class DotNetClientTests(ClientTransport transport)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private readonly Mailbox<string> _ends = new("the end of a socket");

    [Fact]
    public async Task It_connects_by_the_transport_that_it_was_told()
    {
        await using SocketServerFixture server = await StartAsync();

        await using DotNetClient client = await ConnectAsync(server);

        Assert.Equal(client.Id, Assert.Single(server.Sockets.Default.Sockets).Id);
        SocketIOResponse answer = await client.AskAsync("transport");
        Assert.Equal(transport == ClientTransport.Polling ? "polling" : "websocket", answer.GetValue<string>());
    }

    [Fact]
    public async Task It_passes_auth()
    {
        await using SocketServerFixture server = await StartAsync();

        await using DotNetClient client = await ConnectAsync(server, "/private", new { token = "secret" });

        Assert.Equal(client.Id, Assert.Single(server.Sockets.Of("/private").Sockets).Id);
    }

    [Fact]
    public async Task It_learns_that_it_was_refused()
    {
        await using SocketServerFixture server = await StartAsync();
        await using var client = new DotNetClient(server, transport, "/private", new { token = "wrong" });

        await client.BeginConnectAsync();

        Assert.Equal("unauthorized", await client.Errors.NextAsync());
        Assert.Empty(server.Sockets.Of("/private").Sockets);
    }

    [Fact]
    public async Task Its_events_are_acknowledged_with_their_arguments()
    {
        await using SocketServerFixture server = await StartAsync();
        await using DotNetClient client = await ConnectAsync(server);

        SocketIOResponse answer = await client.AskAsync("echo", "é日😀\"\\\n", -1.5e10, true, new { deep = new[] { new { x = 1 } } });

        Assert.Equal("é日😀\"\\\n", answer.GetValue<string>(0));
        Assert.Equal(-1.5e10, answer.GetValue<double>(1));
        Assert.True(answer.GetValue<bool>(2));
        Assert.Equal(1, answer.GetValue(3).GetProperty("deep")[0].GetProperty("x").GetInt32());
    }

    [Fact]
    public async Task Events_reach_it_with_their_arguments()
    {
        await using SocketServerFixture server = await StartAsync();
        await using DotNetClient client = await ConnectAsync(server);
        Mailbox<SocketIOResponse> received = client.On("item");

        server.Sockets.Default.Emit("item", new Item("é日😀", 9007199254740991, new Item("inner", -1, null)), "second");

        SocketIOResponse item = await received.NextAsync();
        Assert.Equal(
            new Item("é日😀", 9007199254740991, new Item("inner", -1, null)), item.GetValue(0).Deserialize<Item>(Web));
        Assert.Equal("second", item.GetValue<string>(1));
    }

    [Fact]
    public async Task Bytes_go_both_ways()
    {
        await using SocketServerFixture server = await StartAsync();
        await using DotNetClient client = await ConnectAsync(server);
        Mailbox<SocketIOResponse> received = client.On("file");
        byte[] bytes = [0, 1, 2, 253, 254, 255];

        SocketIOResponse answer = await client.AskAsync("echo", new { name = "n", data = bytes }, new byte[] { 7 });
        server.Sockets.Default.Emit("file", (Attachment)bytes);

        Assert.Equal([bytes, [7]], answer.InComingBytes);
        Assert.Equal(bytes, (await received.NextAsync()).GetValue<byte[]>());
    }

    [Fact]
    public async Task It_answers_a_question()
    {
        await using SocketServerFixture server = await StartAsync();
        await using DotNetClient client = await ConnectAsync(server);
        client.Answer("question", static question => [$"yes, {question.GetValue<string>()}", 42]);

        Task<EventArguments> asking = Assert.Single(server.Sockets.Default.Sockets)
            .EmitWithAckAsync("question", "really?", Deadline.Default, TestContext.Current.CancellationToken);

        EventArguments answer = await asking.Within("the answer");
        Assert.Equal(("yes, really?", 42), (answer.Get<string>(0), answer.Get<int>(1)));
    }

    [Fact]
    public async Task Several_of_them_share_rooms()
    {
        await using SocketServerFixture server = await StartAsync();
        await using DotNetClient first = await ConnectAsync(server);
        await using DotNetClient second = await ConnectAsync(server);
        Mailbox<SocketIOResponse> atFirst = first.On("news");
        Mailbox<SocketIOResponse> atSecond = second.On("news");

        await first.AskAsync("join", "red");
        server.Sockets.Default.To("red").Emit("news", 1);
        server.Sockets.Default.Emit("news", 2);

        Assert.Equal([1, 2], (await atFirst.NextAsync(2)).Select(static news => news.GetValue<int>()));
        Assert.Equal(2, (await atSecond.NextAsync()).GetValue<int>());
    }

    [Fact]
    public async Task Hundreds_of_events_arrive_in_order()
    {
        await using SocketServerFixture server = await StartAsync();
        await using DotNetClient client = await ConnectAsync(server);
        Mailbox<SocketIOResponse> received = client.On("tick");

        for (int i = 0; i < 300; i++)
        {
            server.Sockets.Default.Emit("tick", i);
        }

        Assert.Equal(Enumerable.Range(0, 300), (await received.NextAsync(300)).Select(static tick => tick.GetValue<int>()));
    }

    [Fact]
    public async Task It_disconnects()
    {
        await using SocketServerFixture server = await StartAsync();
        await using DotNetClient client = await ConnectAsync(server);

        await client.DisconnectAsync();

        Assert.Equal("client namespace disconnect", await _ends.NextAsync());
        Assert.Equal("io client disconnect", await client.Disconnected.NextAsync());
    }

    [Fact]
    public async Task It_is_disconnected_by_the_server()
    {
        await using SocketServerFixture server = await StartAsync();
        await using DotNetClient client = await ConnectAsync(server);

        Assert.Single(server.Sockets.Default.Sockets).Disconnect();

        Assert.Equal("io server disconnect", await client.Disconnected.NextAsync());
        Assert.Equal("server namespace disconnect", await _ends.NextAsync());
    }

    [Fact]
    public async Task It_reconnects_when_the_server_comes_back_on_the_same_port()
    {
        SocketServerFixture first = await StartAsync();
        DotNetClient client = await ConnectAsync(first);
        string id = client.Id;

        await first.DisposeAsync();
        await client.Disconnected.NextAsync();
        await using SocketServerFixture second = await StartAsync(first.Address.Port);
        await using DotNetClient reconnecting = client;

        Assert.NotEqual(id, await reconnecting.Connected.NextAsync());
        Assert.Equal("hello", (await reconnecting.AskAsync("echo", "hello")).GetValue<string>());
    }

    private Task<DotNetClient> ConnectAsync(SocketServerFixture server, string name = "/", object? auth = null) =>
        DotNetClient.ConnectAsync(server, transport, name, auth);

    private Task<SocketServerFixture> StartAsync(int port = 0) => SocketServerFixture.StartAsync(
        io =>
        {
            io.Default
                .OnDisconnect(context => _ends.Add(context.Reason.Name))
                .On("echo", static context =>
                {
                    context.AckRaw(context.Arguments.Utf8.Span, context.Arguments.Attachments);
                    return Task.CompletedTask;
                })
                .On("transport", static context =>
                {
                    context.Ack(context.Socket.TransportName);
                    return Task.CompletedTask;
                })
                .On<string>("join", static (context, room) => context.Socket.Join(room));
            io.Of("/private").Use(RequireSecret);
        },
        port: port);

    private static Task RequireSecret(ConnectContext context, Func<Task> next)
    {
        if (context.GetAuth<Credentials>().Token == "secret")
        {
            return next();
        }

        context.Refuse("unauthorized");
        return Task.CompletedTask;
    }

    private sealed record Item(string Name, long Number, Item? Inner);

    private sealed record Credentials(string Token);
}
