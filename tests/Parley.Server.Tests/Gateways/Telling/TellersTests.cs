using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Parley.Messaging.Appending;
using Parley.Messaging.Events;
using Parley.Messaging.Receipts;
using Parley.Messaging.Users;
using Parley.Server.Gateways;
using Parley.Server.Gateways.Chat;
using Parley.Server.Gateways.Telling;
using Parley.Server.Tests.Isolation;
using Parley.Server.Tests.Rest;
using Parley.TestKit.Time;

namespace Parley.Server.Tests.Gateways.Telling;

/// <summary>What is read, and for whom, before something is told: ann is connected, and nobody else.</summary>
public sealed class TellersTests(RestServer server) : IClassFixture<RestServer>
{
    private static readonly ConversationKey Key = SamplePackets.Group.Key;

    private readonly LocalEventBus _bus = new(NullLogger<LocalEventBus>.Instance);
    private readonly FakeTime _time = new();

    [Fact]
    public async Task A_deletion_is_told_to_those_who_are_connected_and_had_not_read_the_message()
    {
        await using ProbeSocket client = await ConnectAsync();
        RecordedEvents events = Events();
        var unread = new KnownUnread { Behind = [new(Key, "ann", 2), new(Key, "bob", 2), new(Key, "away", 0)] };
        using var teller = new UnreadTeller([events.Gateway], unread, _bus, _time, Log<UnreadTeller>());

        foreach ((string sender, long seq) in ((string, long)[])[("bob", 3), ("ann", 4), ("bob", 2)])
        {
            _bus.Publish(new MessageDeleted(SamplePackets.Group, Wire.Samples.Deleted with { SenderId = sender, Seq = seq }));
        }

        await teller.StartAsync(CancellationToken.None);
        Assert.Equal("2 of 3 for ann", await events.NextAsync());
        await teller.StopAsync(CancellationToken.None);
        Assert.Empty(events.TakeAll());
        Assert.Equal([["ann"]], unread.Asked);
        Assert.Equal([(Key, 4L)], unread.Places);
    }

    [Theory]
    [InlineData("ann", 3)]
    [InlineData("bob", 2)]
    public async Task A_deletion_is_not_told_to_its_sender_nor_to_who_had_read_the_message(string sender, long seq)
    {
        await using ProbeSocket client = await ConnectAsync();
        RecordedEvents events = Events();
        var unread = new KnownUnread { Behind = [new(Key, "ann", 2)] };
        using var teller = new UnreadTeller([events.Gateway], unread, _bus, _time, Log<UnreadTeller>());

        _bus.Publish(new MessageDeleted(SamplePackets.Group, Wire.Samples.Deleted with { SenderId = sender, Seq = seq }));
        await teller.StartAsync(CancellationToken.None);
        _bus.Publish(new PositionAdvanced(
            SamplePackets.Group, SamplePackets.Own, ReceiptKind.Read, 1, 2, DateTimeOffset.UnixEpoch));

        Assert.Equal("2 of 3 for ann", await events.NextAsync());
        await teller.StopAsync(CancellationToken.None);
        Assert.Empty(events.TakeAll());
        Assert.Single(unread.Asked);
    }

    [Fact]
    public async Task A_range_that_cannot_be_read_does_not_take_those_of_others_with_it()
    {
        await using ProbeSocket client = await ConnectAsync();
        RecordedEvents events = Events();
        var messages = new KnownMessages(tooHeavy: 19_999);
        using var teller = new ReceiptTeller([events.Gateway], messages, _bus, _time, Log<ReceiptTeller>());

        foreach ((string reader, long upTo) in ((string, long)[])[("bob", 5), ("cid", 19_999), ("dan", 6), ("eve", 7)])
        {
            _bus.Publish(Delivered(reader, 0, upTo));
        }

        _bus.Publish(Delivered("bob", 5, 8));
        await teller.StartAsync(CancellationToken.None);
        string[] told = [.. await events.NextAsync(3)];
        await teller.StopAsync(CancellationToken.None);
        Assert.Equal(["0 to 8", "0 to 6", "0 to 7"], told);
        Assert.Equal([1, 1, 1, 2], messages.Asked.TakeAll());
    }

    [Fact]
    public async Task Receipts_in_a_company_where_nobody_is_connected_are_not_read()
    {
        await using ProbeSocket client = await ConnectAsync();
        RecordedEvents events = Events();
        var messages = new KnownMessages(tooHeavy: 0);
        using var teller = new ReceiptTeller([events.Gateway], messages, _bus, _time, Log<ReceiptTeller>());

        _bus.Publish(Delivered("bob", 0, 5) with { Company = "empty" });
        _bus.Publish(Delivered("bob", 5, 6));
        await teller.StartAsync(CancellationToken.None);

        Assert.Equal("5 to 6", await events.NextAsync());
        Assert.Equal([1], messages.Asked.TakeAll());
    }

    [Fact]
    public async Task Many_changes_of_a_conversation_are_read_once()
    {
        await using ProbeSocket client = await ConnectAsync();
        RecordedEvents events = Events();
        var conversations = new KnownConversations(SamplePackets.View);
        using var teller = new ConversationTeller([events.Gateway], conversations, _bus, _time, Log<ConversationTeller>());

        for (int i = 0; i < 20; i++)
        {
            _bus.Publish(new ConversationUpdated(SamplePackets.Group));
            _bus.Publish(new MemberAdded(SamplePackets.Group, SamplePackets.Own, "bob"));
        }

        await teller.StartAsync(CancellationToken.None);
        string[] told = [.. await events.NextAsync(2)];
        await teller.StopAsync(CancellationToken.None);
        Assert.Equal(["Updated for ann", "New for ann"], told);
        Assert.Empty(events.TakeAll());
        Assert.Equal([1, 1], conversations.Asked.TakeAll());
    }

    [Fact]
    public async Task Devices_whose_tokens_allow_the_same_are_sent_the_same_text()
    {
        await using ProbeSocket phone = await ConnectAsync();
        await using ProbeSocket laptop = await ConnectAsync();
        await using ProbeSocket moderating = await ConnectAsync(Roles.Moderator);
        GatewaySockets sockets = Sockets;
        List<Roles> made = [];

        sockets.SendByRoles(SamplePackets.Ann, "chat:presence", caller =>
        {
            made.Add(caller.Roles);
            return new ChatPresence(caller.Roles.ToString(), "online", null);
        });

        foreach ((ProbeSocket socket, string roles) in ((ProbeSocket, string)[])[(phone, "None"), (laptop, "None"), (moderating, "Moderator")])
        {
            await socket.AskAsync("/chat", "nothing", "{}");
            Assert.Contains(roles, Assert.Single(socket.Heard), StringComparison.Ordinal);
        }

        Assert.Equal([Roles.None, Roles.Moderator], made.Order());
    }

    private GatewaySockets Sockets => server.Get<IEnumerable<Gateway>>().Single(static gateway => gateway.Sockets.Namespace.Name == "/chat").Sockets;

    private static PositionAdvanced Delivered(string reader, long from, long to) => new(
        SamplePackets.Group, SamplePackets.Own with { UserId = reader }, ReceiptKind.Delivered, from, to, DateTimeOffset.UnixEpoch);

    private RecordedEvents Events() => new(Sockets);

    private ILogger<T> Log<T>() => server.Get<ILogger<T>>();

    private async Task<ProbeSocket> ConnectAsync(Roles roles = Roles.None)
    {
        ProbeSocket client = await ProbeSocket.OpenAsync(server.Http.BaseAddress!, server.Mint(new Caller(SamplePackets.Ann, roles), "Ann"));
        await client.AskAsync("/chat", "nothing", "{}");
        return client;
    }
}
