using Parley.Messaging;
using Parley.Messaging.Conversations;
using Parley.Messaging.Messages;
using Parley.Storage.Tests.Databases;
using Parley.Storage.Tests.Faults;
using Parley.TestKit.Databases;
using Parley.TestKit.Messaging;

namespace Parley.Storage.Tests.Appending;

public sealed class PostgresLimitTests(SharedPostgres server) : LimitSpecification
{
    [Fact]
    public async Task A_half_of_a_batch_that_is_slow_holds_the_day_of_nobody_in_the_other()
    {
        await using PostgresDatabase database = await server.CreateDatabaseAsync();
        await using RunningCore core = await RunningCore.StartAsync(database, static limits => limits.MessagesPerDay = 1000);
        Conversation[] groups = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => core.GroupAsync("ann", "bob")));
        Conversation slow = await core.GroupAsync("zed");
        using var sent = new ManualResetEventSlim();
        var send = new SendMessage(RunningCore.User("zed"), slow.Id, new MessageContent(MessageType.Text, "slow"));

        // Longer than a lock is waited for, unless the others are there before.
        Task<Result<SentMessage>[]> others = Task.WhenAll(groups.Select(group => core.SendAsync("ann", group, "hello")));
        Task<Result<SentMessage>> last = core.AppendAsync(new PoisonedSend(send, (_, _) => sent.Wait(TimeSpan.FromSeconds(1))));
        Result<SentMessage>[] answers = await others;
        sent.Set();

        Assert.All(answers, static result => Assert.Null(result.Error));
        Assert.Null((await last).Error);
    }

    protected override async Task<ITestDatabase> CreateDatabaseAsync() => await server.CreateDatabaseAsync();
}
