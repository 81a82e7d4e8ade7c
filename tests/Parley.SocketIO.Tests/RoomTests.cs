using System.Text.Json;
using System.Text.Json.Serialization;
using Parley.TestKit.SocketIO;

namespace Parley.SocketIO.Tests;

public sealed class RoomTests
{
    [Fact]
    public async Task An_event_to_a_room_reaches_its_members_until_they_leave()
    {
        await using SocketServerFixture server = await StartAsync();
        await using RawWebSocket member = await JoinAsync(server, "red");
        await using RawWebSocket other = await JoinAsync(server, "blue");

        server.Sockets.Default.To("red").Emit("first");
        Assert.Equal("""42["first"]""", await member.ReceiveAsync());

        server.Sockets.Default.FindSocket(member.SocketId)!.Leave("red");
        server.Sockets.Default.To("red").Emit("second");
        server.Sockets.Default.Emit("third");
        Assert.Equal("""42["third"]""", await member.ReceiveAsync());
        Assert.Equal("""42["third"]""", await other.ReceiveAsync());
    }

    [Fact]
    public async Task A_room_is_there_as_long_as_somebody_is_in_it()
    {
        await using SocketServerFixture server = await StartAsync();
        await using RawWebSocket member = await JoinAsync(server, "red");

        Assert.True(server.Sockets.Default.HasRoom("red"));
        server.Sockets.Default.FindSocket(member.SocketId)!.Leave("red");
        Assert.False(server.Sockets.Default.HasRoom("red"));
    }

    [Fact]
    public async Task A_client_in_several_of_the_rooms_gets_an_event_once()
    {
        await using SocketServerFixture server = await StartAsync();
        await using RawWebSocket client = await JoinAsync(server, "red", "blue", "red");

        server.Sockets.Default.To("red").To("blue").To(client.SocketId).Emit("first");
        server.Sockets.Default.To(["blue", "red", "nowhere"]).Emit("second");

        Assert.Equal("""42["first"]""", await client.ReceiveAsync());
        Assert.Equal("""42["second"]""", await client.ReceiveAsync());
        await client.SyncAsync();
    }

    [Fact]
    public async Task The_excepted_rooms_and_sockets_get_nothing()
    {
        await using SocketServerFixture server = await StartAsync();
        await using RawWebSocket red = await JoinAsync(server, "red");
        await using RawWebSocket redBlue = await JoinAsync(server, "red", "blue");
        await using RawWebSocket alone = await JoinAsync(server, "red");

        server.Sockets.Default.To("red").Except("blue").Except(alone.SocketId).Emit("only red");
        server.Sockets.Default.Except("red").Emit("nobody");
        server.Sockets.Default.Emit("end");

        Assert.Equal("""42["only red"]""", await red.ReceiveAsync());
        Assert.Equal("""42["end"]""", await red.ReceiveAsync());
        Assert.Equal("""42["end"]""", await redBlue.ReceiveAsync());
        Assert.Equal("""42["end"]""", await alone.ReceiveAsync());
    }

    [Fact]
    public async Task A_sender_reaches_the_others_and_not_itself()
    {
        await using SocketServerFixture server = await StartAsync();
        await using RawWebSocket sender = await JoinAsync(server, "red");
        await using RawWebSocket member = await JoinAsync(server, "red");
        await using RawWebSocket stranger = await JoinAsync(server);
        Socket socket = server.Sockets.Default.FindSocket(sender.SocketId)!;

        socket.To("red").Emit("room");
        socket.Broadcast.Emit("all");
        socket.Emit("self");

        Assert.Equal("""42["self"]""", await sender.ReceiveAsync());
        Assert.Equal("""42["room"]""", await member.ReceiveAsync());
        Assert.Equal("""42["all"]""", await member.ReceiveAsync());
        Assert.Equal("""42["all"]""", await stranger.ReceiveAsync());
    }

    [Fact]
    public async Task A_room_is_left_by_whoever_disconnects()
    {
        await using SocketServerFixture server = await StartAsync();
        await using RawWebSocket leaver = await JoinAsync(server, "red");
        await using RawWebSocket member = await JoinAsync(server, "red");

        await leaver.SendAsync("41");
        await leaver.SyncAsync();

        Assert.Equal(member.SocketId, Assert.Single(server.Sockets.Default.To("red").FetchSockets()).Id);
        Assert.Null(server.Sockets.Default.FindSocket(leaver.SocketId));
    }

    [Fact]
    public async Task Whole_selections_join_leave_and_disconnect()
    {
        await using SocketServerFixture server = await StartAsync();
        await using RawWebSocket first = await JoinAsync(server, "red");
        await using RawWebSocket second = await JoinAsync(server, "red");
        Namespace sockets = server.Sockets.Default;

        sockets.To("red").Join("blue");
        sockets.To(first.SocketId).Leave("red");
        Assert.Equal(["blue"], sockets.FindSocket(first.SocketId)!.Rooms);
        Assert.Equal(["red", "blue"], sockets.FindSocket(second.SocketId)!.Rooms);

        sockets.To("blue").Disconnect();
        Assert.Equal("41", await first.ReceiveAsync());
        Assert.Equal("41", await second.ReceiveAsync());
        Assert.Empty(sockets.Sockets);
    }

    [Fact]
    public async Task Rooms_of_the_same_name_in_two_namespaces_are_different_rooms()
    {
        await using SocketServerFixture server = await StartAsync();
        await using RawWebSocket client = await JoinAsync(server, "red");
        await client.JoinAsync("/other");

        server.Sockets.Of("/other").To("red").Emit("nobody");
        server.Sockets.Of("/other").Emit("other");

        Assert.Equal("""42/other,["other"]""", await client.ReceiveAsync());
    }

    [Fact]
    public async Task A_broadcast_is_encoded_once_and_the_same_bytes_reach_everybody()
    {
        await using SocketServerFixture server = await StartAsync();
        await using RawWebSocket first = await server.JoinAsync();
        await using RawWebSocket second = await server.JoinAsync();
        RawPolling third = await server.JoinByPollingAsync();
        var item = new Counted();

        server.Sockets.Default.Emit("item", item);

        RawFrame? frame = await first.ReceiveFrameAsync();
        Assert.Equal(frame?.Payload, (await second.ReceiveFrameAsync())?.Payload);
        Assert.Equal(frame?.PayloadText, await third.PollAsync());
        Assert.Equal("""42["item",{"writes":1}]""", frame?.PayloadText);
        Assert.Equal(1, item.Writes);
    }

    [Fact]
    public async Task An_encoded_event_can_be_sent_any_number_of_times_within_its_namespace()
    {
        await using SocketServerFixture server = await StartAsync();
        await using RawWebSocket client = await server.JoinAsync();
        EncodedEvent encoded = server.Sockets.Default.Encode("news", 1, "two");

        server.Sockets.Default.Send(encoded);
        server.Sockets.Default.FindSocket(client.SocketId)!.Send(encoded);

        Assert.Equal("""42["news",1,"two"]""", await client.ReceiveAsync());
        Assert.Equal("""42["news",1,"two"]""", await client.ReceiveAsync());
        Assert.Throws<ArgumentException>(() => server.Sockets.Of("/other").Send(encoded));
    }

    [Fact]
    public async Task Thousands_of_joins_and_leaves_at_once_leave_the_rooms_as_told()
    {
        await using SocketServerFixture server = await StartAsync();
        await using RawWebSocket first = await server.JoinAsync();
        await using RawWebSocket second = await server.JoinAsync();
        Socket[] sockets = [.. server.Sockets.Default.Sockets];

        Parallel.For(0, 4, worker =>
        {
            for (int i = 0; i < 5_000; i++)
            {
                sockets[worker % 2].Join($"room {worker / 2}");
                sockets[worker % 2].Leave($"room {worker / 2}");
            }
        });

        sockets[0].Join("room 0");
        Assert.Same(sockets[0], Assert.Single(server.Sockets.Default.To("room 0").FetchSockets()));
        Assert.Empty(server.Sockets.Default.To("room 1").FetchSockets());
    }

    private static Task<SocketServerFixture> StartAsync() => SocketServerFixture.StartAsync(static io => io.Of("/other"));

    private static async Task<RawWebSocket> JoinAsync(SocketServerFixture server, params string[] rooms)
    {
        RawWebSocket client = await server.JoinAsync();
        foreach (string room in rooms)
        {
            server.Sockets.Default.FindSocket(client.SocketId)!.Join(room);
        }

        return client;
    }

    [JsonConverter(typeof(CountingConverter))]
    private sealed class Counted
    {
        public int Writes { get; set; }
    }

    private sealed class CountingConverter : JsonConverter<Counted>
    {
        public override Counted Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, Counted value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            writer.WriteNumber("writes"u8, ++value.Writes);
            writer.WriteEndObject();
        }
    }
}
