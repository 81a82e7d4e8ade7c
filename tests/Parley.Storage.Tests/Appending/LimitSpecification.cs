using Parley.Messaging;
using Parley.Messaging.Conversations;
using Parley.Messaging.Messages;
using Parley.TestKit.Databases;
using Parley.TestKit.Messaging;
using Parley.TestKit.Time;

namespace Parley.Storage.Tests.Appending;

/// <summary>Limits are kept by what is stored, whatever the database.</summary>
public abstract class LimitSpecification
{
    protected abstract Task<ITestDatabase> CreateDatabaseAsync();

    [Fact]
    public async Task Limits_hold_exactly_within_and_over_batches_and_restarts()
    {
        await using ITestDatabase database = await CreateDatabaseAsync();
        Conversation thread;
        await using (RunningCore core = await RunningCore.StartAsync(database, static limits => limits.OrderMessagesPerWindow = 30))
        {
            thread = await core.OrderThreadAsync("order-1");
            Result<SentMessage>[] early = [.. await SendAsync(core, thread, 7), .. await SendAsync(core, thread, 9)];
            Assert.All(early, static result => Assert.Null(result.Error));
        }

        await using RunningCore again = await RunningCore.StartAsync(database, static limits => limits.OrderMessagesPerWindow = 30);
        Result<SentMessage>[] late = await SendAsync(again, thread, 50);

        Assert.Equal(14, late.Count(static result => result.Error is null));
        Assert.Equal(36, late.Count(static result => result.Error?.Code == "rate_limited"));
        Assert.Null((await again.SendAsync("provider", thread, "the other side")).Error);
    }

    [Fact]
    public async Task The_daily_cap_counts_all_conversations_of_a_user()
    {
        await using ITestDatabase database = await CreateDatabaseAsync();
        await using RunningCore core = await RunningCore.StartAsync(database, static limits => limits.MessagesPerDay = 10);
        Conversation one = await core.GroupAsync("ann", "bob");
        Conversation other = await core.GroupAsync("ann", "eve");

        Result<SentMessage>[] sent = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(i => core.SendAsync("ann", i % 2 == 0 ? one : other, "hello")));

        Assert.Equal(10, sent.Count(static result => result.Error is null));
        Assert.Null((await core.SendAsync("bob", one, "my own day")).Error);
    }

    [Theory]
    [InlineData(1, 50)]
    [InlineData(20, 5)]
    [InlineData(64, 1)]
    public async Task The_daily_cap_holds_exactly_where_a_batch_is_several_transactions(int senders, int cap)
    {
        await using ITestDatabase database = await CreateDatabaseAsync();
        await using RunningCore core = await RunningCore.StartAsync(database, limits => limits.MessagesPerDay = cap);
        // Pairs of users, each with several groups to which both send twice: a pair has to stay together, and one after the other need not.
        string[] users = [.. Enumerable.Range(0, Math.Max(2, senders)).Select(static i => $"user-{i}")];
        Conversation[] groups = await Task.WhenAll(Enumerable.Range(0, 64).Select(i => core.GroupAsync(users[i % users.Length], users[(i ^ 1) % users.Length])));
        (string User, Conversation Group)[] sends =
            [.. Enumerable.Range(0, 256).Select(i => (users[(i % 64 ^ (i / 128)) % users.Length % senders], groups[i % 64]))];

        Result<SentMessage>[] sent = await Task.WhenAll(sends.Select(send => core.SendAsync(send.User, send.Group, "hello")));

        Assert.All(sent.Zip(sends).GroupBy(static one => one.Second.User), user =>
            Assert.Equal(cap, user.Count(static one => one.First.Error is null)));
        Assert.All(sent, static result => Assert.True(result.Error is null or { Code: "rate_limited" }, result.Error?.Code));
    }

    [Fact]
    public async Task A_window_frees_one_place_after_the_other()
    {
        var time = new FakeTime();
        await using ITestDatabase database = await CreateDatabaseAsync();
        await using RunningCore core = await RunningCore.StartAsync(database, static limits => (limits.MessagesPerWindow, limits.WindowSeconds) = (8, 10), time);
        Conversation group = await core.GroupAsync("customer", "bob");
        int[] accepted = new int[30];

        for (int second = 0; second < accepted.Length; second++, time.Advance(TimeSpan.FromSeconds(1)))
        {
            accepted[second] = (await SendAsync(core, group, second < 20 ? 1 : 3)).Count(static result => result.Error is null);
        }

        Assert.Equal([1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0], accepted);
    }

    [Fact]
    public async Task After_a_quiet_time_the_whole_window_is_free()
    {
        var time = new FakeTime();
        await using ITestDatabase database = await CreateDatabaseAsync();
        await using RunningCore core = await RunningCore.StartAsync(database, static limits => (limits.MessagesPerWindow, limits.WindowSeconds) = (8, 10), time);
        Conversation group = await core.GroupAsync("customer", "bob");
        await SendAsync(core, group, 8);

        time.Advance(TimeSpan.FromSeconds(10));
        Result<SentMessage>[] sent = await SendAsync(core, group, 20);

        Assert.Equal(8, sent.Count(static result => result.Error is null));
    }

    [Fact]
    public async Task What_is_refused_does_not_count_for_the_day()
    {
        await using ITestDatabase database = await CreateDatabaseAsync();
        await using RunningCore core = await RunningCore.StartAsync(
            database, static limits => (limits.MessagesPerWindow, limits.MessagesPerDay) = (2, 5));
        Conversation[] groups = [await core.GroupAsync("customer", "bob"), await core.GroupAsync("customer", "eve"), await core.GroupAsync("customer", "joe")];

        int[] accepted = new int[groups.Length];
        for (int group = 0; group < groups.Length; group++)
        {
            accepted[group] = (await SendAsync(core, groups[group], 10)).Count(static result => result.Error is null);
        }

        Assert.Equal([2, 2, 1], accepted);
    }

    private static Task<Result<SentMessage>[]> SendAsync(RunningCore core, Conversation conversation, int count) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(i => core.SendAsync("customer", conversation, $"{i}")));
}
