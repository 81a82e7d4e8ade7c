using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using Parley.Messaging.Policies;
using Parley.Messaging.Users;
using Parley.Server.Gateways;
using Parley.Server.Gateways.Connecting;
using Parley.Server.Gateways.Conversations;
using Parley.Server.Tests.Isolation;
using Parley.Server.Tests.Rest;
using Parley.Server.Tests.Wire;
using Parley.SocketIO;

namespace Parley.Server.Tests.Gateways;

/// <summary>Every event that clients hear, as it is on the wire, beside a file of <c>tests/fixtures/socket</c> and a row of the guides.</summary>
public sealed partial class PacketTests(RestServer server) : IClassFixture<RestServer>
{
    private static readonly (string Folder, string Namespace)[] Gateways = [("chat", "/chat"), ("conversations", "/"), ("orders", "/messages")];

    public static TheoryData<string, string> Events
    {
        get
        {
            var events = new TheoryData<string, string>();
            foreach ((string? chat, string? conversations, string? orders, _) in SamplePackets.All)
            {
                Add("chat", chat);
                Add("conversations", conversations);
                Add("orders", orders);
            }

            return events;

            void Add(string folder, string? name)
            {
                if (name is not null)
                {
                    events.Add(folder, name);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Events))]
    public async Task An_event_has_its_shape(string folder, string name)
    {
        await using ProbeSocket client = await ConnectAsync();
        (string? chat, string? conversations, string? orders, Action<ServerEvents> tell) = SamplePackets.All.Single(
            sample => name == (folder == "chat" ? sample.Chat : folder == "orders" ? sample.Orders : sample.Conversations));

        tell(GatewayOf(folder).ServerEvents);

        await AssertHeardAsync(client, folder, name);
    }

    [Theory]
    [InlineData("chat")]
    [InlineData("conversations")]
    [InlineData("orders")]
    public async Task What_every_gateway_says_has_its_shape(string folder)
    {
        await using ProbeSocket client = await ConnectAsync();
        GatewaySocket socket = Assert.Single(GatewayOf(folder).Sockets.Of(SamplePackets.Ann));

        socket.Socket.Emit("session:ready", new SessionReady("ann", "epoch-1", 5, SessionLimits.Of(new LimitOptions())));
        await AssertHeardAsync(client, folder, "session:ready");
    }

    [Fact]
    public async Task The_sender_is_told_that_a_message_is_sent()
    {
        await using ProbeSocket client = await ConnectAsync();
        GatewaySocket socket = Assert.Single(GatewayOf("conversations").Sockets.Of(SamplePackets.Ann));

        socket.Socket.Emit("message:sent", new SentNotice(Wire.Samples.Text.Id, Messaging.Receipts.MessageStatus.Sent));

        await AssertHeardAsync(client, "conversations", "message:sent");
    }

    [Theory]
    [MemberData(nameof(SampleAcks.Names), MemberType = typeof(SampleAcks))]
    public void An_acknowledgement_has_its_shape(string name)
    {
        object ack = SampleAcks.Find(name);
        JsonSerializerOptions json = server.Get<IOptions<SocketIOOptions>>().Value.Json;

        GoldenJson.Equal($"socket/acks/{name}", JsonSerializer.Serialize(ack, json.GetTypeInfo(ack.GetType())));
    }

    [Theory]
    [InlineData("chat")]
    [InlineData("conversations")]
    [InlineData("orders")]
    public void Every_event_of_a_guide_has_a_file_and_every_file_a_row(string folder)
    {
        string guide = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "guides", $"{folder}.md"));
        string rows = guide[guide.IndexOf("## A client hears", StringComparison.Ordinal)..];
        IEnumerable<string> events = Row().Matches(rows)
            .SelectMany(static row => Name().Matches(row.Groups["names"].Value).Select(static name => name.Groups["name"].Value));
        IEnumerable<string> files = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "fixtures", "socket", folder))
            .Select(static file => Path.GetFileNameWithoutExtension(file).Replace('.', ':'));

        // It has no payload.
        Assert.Equal(events.Where(static name => name != "auth:expired").Order(StringComparer.Ordinal), files.Order(StringComparer.Ordinal));
    }

    private async Task<ProbeSocket> ConnectAsync()
    {
        var caller = new Caller(SamplePackets.Ann, Roles.None);
        ProbeSocket client = await ProbeSocket.OpenAsync(server.Http.BaseAddress!, server.Mint(caller, "Ann"));
        foreach ((string folder, _) in Gateways)
        {
            // The sockets of a test that has ended may still be there for a moment.
            foreach (GatewaySocket socket in GatewayOf(folder).Sockets.Of(SamplePackets.Ann))
            {
                socket.Socket.Join(GatewayOf(folder).Sockets.Rooms.Of(new Messaging.Appending.ConversationKey("acme", Wire.Samples.ConversationId)));
            }
        }

        return client;
    }

    private Gateway GatewayOf(string folder)
    {
        string name = Gateways.Single(gateway => gateway.Folder == folder).Namespace;
        return server.Get<IEnumerable<Gateway>>().Single(gateway => gateway.Sockets.Namespace.Name == name);
    }

    private static async Task AssertHeardAsync(ProbeSocket client, string folder, string name)
    {
        string prefix = Gateways.Single(gateway => gateway.Folder == folder).Namespace is var space and not "/" ? $"42{space}," : "42";
        await client.AskAsync("/chat", "nothing", "{}");

        string heard = Assert.Single(client.Heard);
        Assert.StartsWith(prefix + "[", heard, StringComparison.Ordinal);
        GoldenJson.Equal($"socket/{folder}/{name.Replace(':', '.')}", heard[prefix.Length..]);
    }

    [GeneratedRegex(@"^\| (?<names>(`[^`]+`(, )?)+) \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("`(?<name>[^`]+)`")]
    private static partial Regex Name();
}
