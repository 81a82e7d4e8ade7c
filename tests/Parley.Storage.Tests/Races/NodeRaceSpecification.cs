using System.Collections.Concurrent;
using Parley.Messaging;
using Parley.Messaging.Conversations;
using Parley.Messaging.Messages;
using Parley.Messaging.Orders;
using Parley.Messaging.Users;
using Parley.TestKit.Databases;
using Parley.TestKit.Messaging;

namespace Parley.Storage.Tests.Races;

/// <summary>The same thing done twice at once, on two nodes where there can be two.</summary>
public abstract class NodeRaceSpecification
{
    protected abstract Task<ITestDatabase> CreateDatabaseAsync();

    [Fact]
    public async Task A_client_id_sent_a_hundred_times_over_all_nodes_is_one_message()
    {
        await using ITestDatabase database = await CreateDatabaseAsync();
        await using Nodes nodes = await Nodes.StartAsync(database);
        Conversation group = await nodes.First.GroupAsync("ann", "bob");
        ConcurrentBag<Result<SentMessage>> sent = [];

        await Race.RunAsync(100, async i => sent.Add(await nodes[i].SendAsync("ann", group, "once", "client-1")));

        StoredMessage stored = Assert.Single(await StoredRows.MessagesAsync(database));
        Assert.All(sent, result => Assert.Equal((stored.Id, 1), (Value(result).Message.Id, Value(result).Message.Seq)));
        Assert.Single(sent, static result => !Value(result).IsReplay);
    }

    [Fact]
    public async Task A_pair_that_starts_on_all_nodes_at_once_gets_one_direct_conversation()
    {
        await using ITestDatabase database = await CreateDatabaseAsync();
        await using Nodes nodes = await Nodes.StartAsync(database);
        string[] users = [.. Enumerable.Range(0, 300).Select(static i => $"u{i}")];
        await nodes.First.MeetAsync([.. users, "ann"]);
        ConcurrentBag<(string User, StartedConversation Started)> started = [];

        await Race.AtOnceAsync(
            () => StartAllAsync(nodes[0], users, user => new StartDirect(RunningCore.User("ann"), user)),
            () => StartAllAsync(nodes[1], [.. users.Reverse()], static user => new StartDirect(RunningCore.User(user), "ann")));

        Assert.Equal(300, started.DistinctBy(static one => one.Started.Conversation.Id).Count());
        Assert.All(started.GroupBy(static one => one.User), static pair => Assert.Single(pair, static one => one.Started.IsNew));
        AssertNoDeadlock(nodes);

        Task StartAllAsync(RunningCore node, string[] order, Func<string, StartDirect> start) =>
            Task.WhenAll(order.Select(async user => started.Add((user, await node.DoAsync(start(user))))));
    }

    [Fact]
    public async Task An_order_put_and_started_on_all_nodes_at_once_gets_one_thread()
    {
        await using ITestDatabase database = await CreateDatabaseAsync();
        await using Nodes nodes = await Nodes.StartAsync(database);
        ConcurrentBag<Guid> threads = [];

        await Race.RunAsync(300, async round => await Race.AtOnceAsync(
            () => StartAsync(nodes[0], $"order-{round}"),
            () => StartAsync(nodes[1], $"order-{round}"),
            () => nodes[1].PutOrderAsync($"order-{round}", OrderStatus.InProgress)));

        Assert.Equal(300, threads.Distinct().Count());
        Assert.Equal(300, await StoredRows.NumberAsync(database, "select count(*) from conversations"));
        AssertNoDeadlock(nodes);

        async Task StartAsync(RunningCore node, string orderId) => threads.Add((await node.OrderThreadAsync(orderId)).Id);
    }

    [Fact]
    public async Task A_described_order_never_replaces_one_that_was_put()
    {
        await using ITestDatabase database = await CreateDatabaseAsync();
        await using Nodes nodes = await Nodes.StartAsync(database);
        var described = new Order { Company = RunningCore.Company, Id = "", CustomerId = "customer", ProviderId = "provider", Status = "assigned" };

        await Race.RunAsync(500, async round => await Race.AtOnceAsync(
            () => nodes[round].PutOrderAsync($"order-{round}", OrderStatus.Canceled),
            () => nodes[round + 1].DoAsync(new StartOrderThread(
                RunningCore.User("customer"), $"order-{round}", described with { Id = $"order-{round}" }))));

        Assert.Equal(500, await StoredRows.NumberAsync(database, "select count(*) from orders where status = 'canceled'"));
        AssertNoDeadlock(nodes);
    }

    [Fact]
    public async Task A_revocation_and_a_new_name_at_once_are_both_kept()
    {
        await using ITestDatabase database = await CreateDatabaseAsync();
        await using Nodes nodes = await Nodes.StartAsync(database);
        await nodes.First.MeetAsync(Enumerable.Range(0, 250).Select(static i => $"u{i}"));

        await Race.RunAsync(500, async round => await Race.AtOnceAsync(
            () => nodes[round].DoAsync(new RevokeUser(new UserKey(RunningCore.Company, $"u{round}"))),
            () => nodes[round + 1].DoAsync(new MeetUser(new UserKey(RunningCore.Company, $"u{round}"), "A name", null))));

        Assert.Equal(500, await StoredRows.NumberAsync(
            database, "select count(*) from users where name = 'A name' and revoked_before is not null"));
        AssertNoDeadlock(nodes);
    }

    [Fact]
    public async Task The_daily_cap_is_exact_over_all_nodes_and_conversations()
    {
        await using ITestDatabase database = await CreateDatabaseAsync();
        await using Nodes nodes = await Nodes.StartAsync(database, static limits => limits.MessagesPerDay = 200);
        Conversation[] groups = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => nodes.First.GroupAsync("ann", "bob")));
        ConcurrentBag<Result<SentMessage>> sent = [];

        await Race.RunAsync(600, async i => sent.Add(await nodes[i].SendAsync("ann", groups[i % 8], $"{i}")));

        Assert.Equal(200, sent.Count(static result => result.Error is null));
        Assert.Equal(400, sent.Count(static result => result.Error?.Code == "rate_limited"));
        Assert.Equal(200, (await StoredRows.MessagesAsync(database)).Count);
        AssertNoDeadlock(nodes);
    }

    private static void AssertNoDeadlock(Nodes nodes)
    {
        Assert.Empty(nodes.Logs.TakeUnexpectedErrors());
        Assert.DoesNotContain(nodes.Logs.All, static log => log.ToString().Contains("deadlock", StringComparison.OrdinalIgnoreCase));
    }

    private static T Value<T>(Result<T> result)
    {
        Assert.True(result.Succeeded(out T? value, out ParleyError? error), error?.Code);
        return value;
    }
}
