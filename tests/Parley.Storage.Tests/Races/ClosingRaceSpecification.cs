using System.Collections.Concurrent;
using Parley.Messaging;
using Parley.Messaging.Conversations;
using Parley.Messaging.Messages;
using Parley.Messaging.Orders;
using Parley.TestKit.Databases;
using Parley.TestKit.Messaging;

namespace Parley.Storage.Tests.Races;

/// <summary>A gate that closes while a message is sent, here or on another node: the message is before it, or is not.</summary>
public abstract class ClosingRaceSpecification
{
    private const int Rounds = 5000;

    protected abstract Task<ITestDatabase> CreateDatabaseAsync();

    [Fact]
    public async Task No_message_is_stored_after_its_order_was_canceled()
    {
        await using ITestDatabase database = await CreateDatabaseAsync();
        await using Nodes nodes = await Nodes.StartAsync(database);
        ConcurrentBag<Result<SentMessage>> sent = [];

        await Race.RunAsync(Rounds, async round =>
        {
            Conversation thread = await nodes[round / 2].OrderThreadAsync($"order-{round}");
            await Race.AtOnceAsync(
                () => nodes[round].PutOrderAsync($"order-{round}", OrderStatus.Canceled),
                async () => sent.Add(await nodes[round + 1].SendAsync("customer", thread, "in time?")));
        });

        await AssertNeverBothAsync(database, sent, "order_canceled");
    }

    [Fact]
    public async Task No_message_is_stored_after_its_sender_was_removed()
    {
        await using ITestDatabase database = await CreateDatabaseAsync();
        await using Nodes nodes = await Nodes.StartAsync(database);
        await nodes.First.MeetAsync("ann", "bob");
        ConcurrentBag<Result<SentMessage>> sent = [];

        await Race.RunAsync(Rounds, async round =>
        {
            Conversation group = (await nodes[round / 2].DoAsync(new StartGroup(RunningCore.User("ann"), "A group", ["bob"]))).Conversation;
            await Race.AtOnceAsync(
                () => nodes[round].DoAsync(new RemoveMember(RunningCore.User("ann"), group.Id, "bob")),
                async () => sent.Add(await nodes[round + 1].SendAsync("bob", group, "in time?")));
        });

        await AssertNeverBothAsync(database, sent, "not_a_member");
    }

    // Nothing but the closing and the message has a number, so the closing's is the conversation's last one.
    private static async Task AssertNeverBothAsync(ITestDatabase database, ConcurrentBag<Result<SentMessage>> sent, string refusal)
    {
        int accepted = sent.Count(static result => result.Error is null);
        Assert.Equal(Rounds - accepted, sent.Count(result => result.Error?.Code == refusal));
        Assert.InRange(accepted, Rounds / 20, Rounds - (Rounds / 20));
        IReadOnlyList<StoredMessage> messages = await StoredRows.MessagesAsync(database);
        Assert.Equal(accepted, messages.Count);
        Assert.All(messages, static message => Assert.Equal((1, 1), (message.Seq, message.Rev)));
        Assert.Equal(0, await StoredRows.NumberAsync(
            database, "select count(*) from conversations where changed_rev <> last_seq + 1 or last_rev <> changed_rev"));
        TestContext.Current.SendDiagnosticMessage($"{Rounds} rounds: {accepted} sent before, {Rounds - accepted} refused after, 0 both");
    }
}
