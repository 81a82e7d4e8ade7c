using Parley.Messaging;
using Parley.Messaging.Conversations;
using Parley.Messaging.Events;
using Parley.Messaging.Messages;
using Parley.TestKit.Databases;
using Parley.TestKit.Messaging;

namespace Parley.Storage.Tests.Faults;

/// <summary>A connection that is cut at its commit, before the server has heard of it or after.</summary>
public sealed class PostgresCommitTests(FaultyPostgres server) : IClassFixture<FaultyPostgres>
{
    [Fact]
    public async Task A_commit_that_was_done_and_not_answered_is_acknowledged_and_told_once()
    {
        await using PostgresDatabase database = await server.CreateDatabaseAsync();
        await using PostgresProxy proxy = database.UseProxy();
        await using RunningCore core = await RunningCore.StartAsync(database);
        Conversation group = await core.GroupAsync("ann", "bob");

        proxy.CutNext(CommitCut.After);
        SentMessage sent = Sent(await core.SendAsync("ann", group, "text", "one"));
        SentMessage again = Sent(await core.SendAsync("ann", group, "text", "one"));

        Assert.False(sent.IsReplay);
        Assert.True(again.IsReplay);
        Assert.Equal(sent.Message.Id, Assert.Single(await StoredRows.MessagesAsync(database)).Id);
        Assert.Equal(sent.Message.Id, Assert.Single(core.Events.OfType<MessageSent>()).Message.Id);
    }

    [Fact]
    public async Task What_the_server_has_not_heard_of_is_unavailable_and_told_when_it_is_sent_again()
    {
        await using PostgresDatabase database = await server.CreateDatabaseAsync();
        await using PostgresProxy proxy = database.UseProxy();
        await using RunningCore core = await RunningCore.StartAsync(database);
        Conversation group = await core.GroupAsync("ann", "bob");

        proxy.CutNext(CommitCut.Before);
        Result<SentMessage> refused = await core.SendAsync("ann", group, "text", "one");

        Assert.Equal(ParleyError.Unavailable, ErrorOf(refused));
        Assert.Empty(await StoredRows.MessagesAsync(database));
        Assert.Empty(core.Events.OfType<MessageSent>());
        Assert.False(Sent(await core.SendAsync("ann", group, "text", "one")).IsReplay);
        Assert.Single(core.Events.OfType<MessageSent>());
    }

    [Fact]
    public async Task A_commit_that_nobody_can_be_asked_about_is_unavailable_and_a_replay_when_it_is_sent_again()
    {
        await using PostgresDatabase database = await server.CreateDatabaseAsync();
        await using PostgresProxy proxy = database.UseProxy();
        await using RunningCore core = await RunningCore.StartAsync(database);
        Conversation group = await core.GroupAsync("ann", "bob");

        proxy.ClosesAtCut = true;
        proxy.CutNext(CommitCut.After);
        Result<SentMessage> refused = await core.SendAsync("ann", group, "text", "one");
        proxy.IsClosed = false;

        Assert.Equal(ParleyError.Unavailable, ErrorOf(refused));
        Assert.True(Sent(await core.SendAsync("ann", group, "text", "one")).IsReplay);
        Assert.Single(await StoredRows.MessagesAsync(database));
    }

    private static SentMessage Sent(Result<SentMessage> result) =>
        result.Succeeded(out SentMessage? sent, out ParleyError? error) ? sent : throw new InvalidOperationException($"{error}");

    private static ParleyError? ErrorOf(Result<SentMessage> result) => result.Succeeded(out _, out ParleyError? error) ? null : error;
}
