using System.Text.RegularExpressions;
using Parley.TestKit.SocketIO;
using Parley.TestKit.Waiting;

namespace Parley.SocketIO.Tests;

public sealed class PatternNamespaceTests
{
    private readonly Mailbox<string> _ends = new("the end of a socket");

    [Fact]
    public async Task A_namespace_of_a_pattern_comes_with_its_first_socket_and_goes_with_its_last()
    {
        await using SocketServerFixture server = await StartAsync();
        await using RawWebSocket first = await server.JoinAsync("/room-1");
        await using RawWebSocket second = await server.JoinAsync("/room-1");
        Assert.Equal(["/", "/room-1"], server.Sockets.NamespaceNames.Order());

        await first.SendAsync("41/room-1,");
        Assert.Equal("/room-1", await _ends.NextAsync());
        Assert.Contains("/room-1", server.Sockets.NamespaceNames);

        second.Cut();
        Assert.Equal("/room-1", await _ends.NextAsync());
        Assert.Equal(["/"], server.Sockets.NamespaceNames);
    }

    [Fact]
    public async Task A_refused_client_leaves_no_namespace_behind()
    {
        await using SocketServerFixture server = await SocketServerFixture.StartAsync(
            static io => io.OfPattern(static _ => true).Use(static (_, _) => Task.CompletedTask));
        await using RawWebSocket client = await server.OpenAsync();

        await client.SendAsync("40/room-1,");

        Assert.StartsWith("44/room-1,", await client.ReceiveAsync(), StringComparison.Ordinal);
        Assert.Equal(["/"], server.Sockets.NamespaceNames);
    }

    [Fact]
    public async Task Its_namespaces_share_handlers_but_not_sockets()
    {
        await using SocketServerFixture server = await StartAsync();
        await using RawWebSocket first = await server.JoinAsync("/room-1");
        await using RawWebSocket second = await server.JoinAsync("/room-2");

        await first.SendAsync("""42/room-1,["tell all","hello"]""");
        await second.SendAsync("""42/room-2,["tell all","hi"]""");

        Assert.Equal("""42/room-1,["told","hello"]""", await first.ReceiveAsync());
        Assert.Equal("""42/room-2,["told","hi"]""", await second.ReceiveAsync());
    }

    [Theory]
    [InlineData("/room-x")]
    [InlineData("/room-1/")]
    [InlineData("/a/room-1")]
    public async Task A_name_that_does_not_match_is_refused(string name)
    {
        await using SocketServerFixture server = await StartAsync();
        await using RawWebSocket client = await server.OpenAsync();

        await client.SendAsync($"40{name},");

        Assert.Equal($"44{name},{{\"message\":\"Invalid namespace\"}}", await client.ReceiveAsync());
    }

    [Fact]
    public async Task A_name_of_its_own_comes_before_a_pattern_and_an_earlier_pattern_before_a_later()
    {
        await using SocketServerFixture server = await SocketServerFixture.StartAsync(static io =>
        {
            io.Of("/b-own").OnConnection(static socket => socket.Emit("own"));
            io.OfPattern(new Regex("^/b")).OnConnection(static socket => socket.Emit("first pattern"));
            io.OfPattern(static _ => true).OnConnection(static socket => socket.Emit("second pattern"));
        });
        await using RawWebSocket client = await server.OpenAsync();

        (string, string)[] expectations = [("/b-own", "own"), ("/bx", "first pattern"), ("/c", "second pattern")];
        foreach ((string name, string expected) in expectations)
        {
            await client.JoinAsync(name);
            Assert.Equal($"42{name},[\"{expected}\"]", await client.ReceiveAsync());
        }
    }

    [Fact]
    public async Task A_namespace_that_the_application_asks_for_does_what_its_pattern_says()
    {
        await using SocketServerFixture server = await SocketServerFixture.StartAsync(static io => io
            .OfPattern(new Regex("^/room-[0-9]+$"))
            .Use(static (context, _) =>
            {
                context.Refuse("closed");
                return Task.CompletedTask;
            }));
        server.Sockets.Of("/room-1").Emit("nobody is here");
        await using RawWebSocket client = await server.OpenAsync();

        await client.SendAsync("40/room-1,");

        Assert.Equal("44/room-1,{\"message\":\"closed\"}", await client.ReceiveAsync());
    }

    [Fact]
    public async Task Looking_for_a_namespace_does_not_make_it()
    {
        await using SocketServerFixture server = await StartAsync();

        Assert.Null(server.Sockets.Find("/room-1"));
        Assert.DoesNotContain("/room-1", server.Sockets.NamespaceNames);
    }

    private Task<SocketServerFixture> StartAsync() => SocketServerFixture.StartAsync(io => io
        .OfPattern(new Regex("^/room-[0-9]+$"))
        .On<string>("tell all", static (context, text) => context.Socket.Namespace.Emit("told", text))
        .OnDisconnect(context => _ends.Add(context.Socket.Namespace.Name)));
}
