using Parley.TestKit.SocketIO;
using Parley.TestKit.Waiting;

namespace Parley.SocketIO.Tests;

public sealed class OwnedObjectTests
{
    private readonly Mailbox<string> _told = new("what was told");

    [Fact]
    public async Task What_a_socket_owns_is_disposed_before_its_disconnect_handlers_run()
    {
        await using SocketServerFixture server = await SocketServerFixture.StartAsync(io => Own(io.Default));
        await using RawWebSocket client = await server.JoinAsync();

        await client.SendAsync("41");

        Assert.Equal(["disposed", "disconnected"], await _told.NextAsync(2));
    }

    [Fact]
    public async Task What_a_refused_socket_owns_is_disposed()
    {
        await using SocketServerFixture server = await SocketServerFixture.StartAsync(io =>
        {
            Own(io.Default);
            io.Default.Use(static (context, _) =>
            {
                context.Refuse("no");
                return Task.CompletedTask;
            });
        });
        await using RawWebSocket client = await server.OpenAsync();

        await client.SendAsync("40");

        Assert.Equal("disposed", await _told.NextAsync());
    }

    [Fact]
    public async Task What_is_given_to_a_socket_that_has_ended_is_disposed_at_once()
    {
        await using SocketServerFixture server = await SocketServerFixture.StartAsync();
        await using RawWebSocket client = await server.JoinAsync();
        Socket socket = Assert.Single(server.Sockets.Default.Sockets);
        socket.Disconnect();

        socket.Own(new Owned(_told));

        Assert.Equal("disposed", await _told.NextAsync());
        Assert.Throws<InvalidOperationException>(() => socket.Own(new Owned(_told)));
    }

    [Fact]
    public async Task An_owned_object_that_fails_is_logged_and_the_disconnect_handlers_run()
    {
        await using SocketServerFixture server = await SocketServerFixture.StartAsync(
            io => io.Default.OnDisconnect(_ => _told.Add("disconnected")));
        await using RawWebSocket client = await server.JoinAsync();
        Assert.Single(server.Sockets.Default.Sockets).Own(new Failing());

        await client.SendAsync("41");

        Assert.Equal("disconnected", await _told.NextAsync());
        Assert.Equal("test", (await server.Logs.TakeErrorAsync()).Exception?.Message);
    }

    private void Own(Namespace sockets) => sockets
        .Use((context, next) =>
        {
            context.Socket.Own(new Owned(_told));
            return next();
        })
        .OnDisconnect(_ => _told.Add("disconnected"));

    private sealed class Owned(Mailbox<string> told) : IDisposable
    {
        public void Dispose() => told.Add("disposed");
    }

    private sealed class Failing : IDisposable
    {
        public void Dispose() => throw new InvalidOperationException("test");
    }
}
