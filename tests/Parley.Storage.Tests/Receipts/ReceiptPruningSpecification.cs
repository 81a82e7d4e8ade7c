using System.Globalization;
using Microsoft.Extensions.Options;
using Parley.Messaging;
using Parley.Messaging.Conversations;
using Parley.Messaging.Messages;
using Parley.Messaging.Receipts;
using Parley.TestKit.Databases;
using Parley.TestKit.Messaging;

namespace Parley.Storage.Tests.Receipts;

/// <summary>When messages were got and read is forgotten after as many days as are set.</summary>
public abstract class ReceiptPruningSpecification
{
    private const string All = "select count(*) from receipts";

    protected abstract Task<ITestDatabase> CreateDatabaseAsync();

    [Fact]
    public async Task Old_receipts_go_however_many_and_younger_ones_stay()
    {
        await using ITestDatabase database = await CreateDatabaseAsync();
        await using RunningCore core = await RunningCore.StartAsync(database);
        await WriteAsync(database, daysAgo: 29, "young", 3_000);
        await WriteAsync(database, daysAgo: 31, "old", 25_000);
        await WriteAsync(database, daysAgo: 0, "new", 3_000);

        Assert.Equal(25_000, await PruneAsync(core, days: 30));

        Assert.Equal(6_000, await StoredRows.NumberAsync(database, All));
        Assert.Equal(0, await StoredRows.NumberAsync(database, $"{All} where user_id = 'old'"));
    }

    [Fact]
    public async Task Without_a_number_of_days_they_stay_for_ever()
    {
        await using ITestDatabase database = await CreateDatabaseAsync();
        await using RunningCore core = await RunningCore.StartAsync(database);
        await WriteAsync(database, daysAgo: 10_000, "old", 1);

        Assert.Equal(0, await PruneAsync(core, days: 0));

        Assert.Equal(1, await StoredRows.NumberAsync(database, All));
    }

    [Theory]
    [InlineData(30)]
    [InlineData(20)]
    public async Task A_message_whose_time_is_forgotten_is_not_told_that_of_a_later_one(int daysAtFirst)
    {
        await using ITestDatabase database = await CreateDatabaseAsync();
        await using RunningCore core = await RunningCore.StartAsync(database);
        Conversation group = await core.GroupAsync("ann", "bob");
        Message old = await SendAndReadAsync(core, group);
        string longAgo = TimeIn(database, daysAgo: 40);
        await StoredRows.ExecuteAsync(database, $"update messages set created_at = {longAgo}");
        await StoredRows.ExecuteAsync(database, $"update receipts set at = {longAgo}");
        Message young = await SendAndReadAsync(core, group);

        Assert.Equal(2, await PruneAsync(core, daysAtFirst));
        await PruneAsync(core, days: 35);

        Assert.Equal((MessageStatus.Read, false, false), await ReceiptAsync(core, old));
        Assert.Equal((MessageStatus.Read, true, true), await ReceiptAsync(core, young));
    }

    private static Task<long> PruneAsync(RunningCore core, int days) => new ReceiptPruner(
        core.Get<IReceiptStore>(), Options.Create(new ReceiptOptions { RetentionDays = days }), TimeProvider.System)
        .PruneAsync(TestContext.Current.CancellationToken);

    private static async Task<Message> SendAndReadAsync(RunningCore core, Conversation group)
    {
        Result<SentMessage> result = await core.SendAsync("ann", group, "text");
        Assert.True(result.Succeeded(out SentMessage? sent, out _));
        await core.DoAsync(new MarkPosition(RunningCore.User("bob"), group.Id, ReceiptKind.Delivered, UpToSeq: null));
        await core.DoAsync(new MarkPosition(RunningCore.User("bob"), group.Id, ReceiptKind.Read, UpToSeq: null));
        return sent.Message;
    }

    private static async Task<(MessageStatus Status, bool IsDeliveryKept, bool IsReadKept)> ReceiptAsync(RunningCore core, Message message)
    {
        IMessageReader reader = core.Get<IMessageReader>();
        Message stored = (await reader.FindAsync(message.Company, message.Id, TestContext.Current.CancellationToken))!;
        Receipt receipt = Assert.Single(await reader.ReceiptsAsync(stored, null, 10, TestContext.Current.CancellationToken));
        return (receipt.Status, receipt.DeliveredAt is not null, receipt.ReadAt is not null);
    }

    private static Task WriteAsync(ITestDatabase database, int daysAgo, string userId, int count) => StoredRows.ExecuteAsync(
        database,
        $"""
        with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < {count})
        insert into receipts (company_id, conversation_id, user_id, kind, seq, at)
        select 'acme', {(database is SqliteDatabase ? "x'01900000000070008000000000000001'" : "'01900000-0000-7000-8000-000000000001'::uuid")},
          '{userId}', 'read', n, {TimeIn(database, daysAgo)} from numbers
        """);

    private static string TimeIn(ITestDatabase database, int daysAgo)
    {
        DateTimeOffset time = DateTimeOffset.UtcNow.AddDays(-daysAgo);
        return database is SqliteDatabase
            ? time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"'{time:O}'::timestamptz");
    }
}
