using Microsoft.Extensions.Logging;
using Parley.Messaging;
using Parley.Messaging.Appending;
using Parley.Messaging.Conversations;
using Parley.Messaging.Messages;
using Parley.TestKit.Databases;
using Parley.TestKit.Logging;
using Parley.TestKit.Messaging;

namespace Parley.Storage.Tests.Faults;

/// <summary>One command that cannot be stored, among others that can.</summary>
public abstract class PoisonSpecification
{
    protected abstract Task<ITestDatabase> CreateDatabaseAsync();

    [Fact]
    public Task A_command_that_throws_fails_alone() =>
        FailsAloneAsync("internal_error", static (_, _) => throw new InvalidOperationException("a bug"));

    [Fact]
    public Task A_command_that_the_database_refuses_fails_alone() =>
        FailsAloneAsync("internal_error", static (batch, message) => batch.Update(message with { SenderId = null! }));

    [Fact]
    public Task A_text_that_only_a_policy_kept_out_fails_alone_or_is_stored() =>
        FailsAloneAsync(TextWithZero, static (batch, message) => batch.Update(message with { Text = "a\0b" }));

    /// <summary>What answers a text with U+0000; null where it can be stored.</summary>
    protected abstract string? TextWithZero { get; }

    private async Task FailsAloneAsync(string? code, Action<AppendBatch, Message> bug)
    {
        await using ITestDatabase database = await CreateDatabaseAsync();
        var logs = new CapturedLogs();
        await using RunningCore core = await RunningCore.StartAsync(database, logs: logs);
        Conversation group = await core.GroupAsync("ann", "bob");
        var send = new SendMessage(RunningCore.User("ann"), group.Id, new MessageContent(MessageType.Text, "poison"));

        Task<Result<SentMessage>>[] neighbours = [.. Enumerable.Range(0, 60).Select(i => core.SendAsync("bob", group, $"{i}"))];
        Task<Result<SentMessage>> poisoned = core.AppendAsync(new PoisonedSend(send, bug));
        Task<Result<SentMessage>>[] others = [.. Enumerable.Range(60, 60).Select(i => core.SendAsync("bob", group, $"{i}"))];

        Assert.Equal(code, (await poisoned).Error?.Code);
        Assert.All(await Task.WhenAll([.. neighbours, .. others]), static result => Assert.Null(result.Error));
        int stored = code is null ? 121 : 120;
        Assert.Equal(Enumerable.Range(1, stored).Select(static seq => (long)seq), (await StoredRows.MessagesAsync(database)).Select(static row => row.Seq));
        Assert.Equal(121 - stored, logs.All.Count(static log => log.Level == LogLevel.Error));
    }
}
