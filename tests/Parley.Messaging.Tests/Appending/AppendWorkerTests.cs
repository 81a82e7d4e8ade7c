using Parley.Messaging.Appending;
using Parley.Messaging.Conversations;
using Parley.Messaging.Messages;
using Parley.TestKit.Waiting;

namespace Parley.Messaging.Tests.Appending;

public sealed class AppendWorkerTests
{
    private readonly Given _given = new();
    private readonly Guid _group;

    public AppendWorkerTests()
    {
        _given.Limits.MessagesPerWindow = 0;
        _group = _given.Group("ann", "bob");
    }

    [Fact]
    public async Task Commands_that_come_while_a_transaction_runs_share_the_next_one()
    {
        await using AppendRun run = AppendRun.StartHeld(_given);
        Task<Result<SentMessage>>[] answers = [.. SendMany(run, 200)];

        run.Hold.SetResult();
        Result<SentMessage>[] sent = await Task.WhenAll(answers);

        Assert.InRange(run.Batches.Count, 1, 2);
        Assert.Equal(Enumerable.Range(1, 200).Select(i => (long)i), sent.Select(result => result.ShouldSucceed().Message.Seq));
    }

    [Fact]
    public async Task A_transaction_takes_256_commands_at_most()
    {
        await using AppendRun run = AppendRun.StartHeld(_given);
        Task<Result<SentMessage>>[] answers = [.. SendMany(run, 600)];

        run.Hold.SetResult();
        await Task.WhenAll(answers);

        Assert.Equal(600, _given.Conversation(_group).LastSeq);
        Assert.All(run.Batches, batch => Assert.InRange(batch.Changes.NewMessages.Count, 1, AppendWorker.MaxBatch));
    }

    [Fact]
    public async Task Many_threads_get_every_number_once()
    {
        await using AppendRun run = AppendRun.Start(_given);

        Result<SentMessage>[] sent = await Task.WhenAll(
            Enumerable.Range(0, 200).Select(_ => Task.Run(() => run.AppendAsync(Given.Send("ann", _group)), TestContext.Current.CancellationToken)));

        Assert.Equal(Enumerable.Range(1, 200).Select(i => (long)i), sent.Select(result => result.ShouldSucceed().Message.Seq).Order());
    }

    [Fact]
    public async Task A_command_that_throws_fails_alone_and_leaves_nothing_behind()
    {
        await using AppendRun run = AppendRun.StartHeld(_given);
        Task<Result<SentMessage>>[] before = [.. SendMany(run, 50)];
        Task<Result<SentMessage>> poisoned = run.AppendAsync(new PoisonedCommand(Given.Send("bob", _group)));
        Task<Result<SentMessage>>[] after = [.. SendMany(run, 50)];

        run.Hold.SetResult();
        Result<SentMessage>[] sent = await Task.WhenAll(before.Concat(after));

        (await poisoned).ShouldFail("internal_error");
        Assert.Equal(Enumerable.Range(1, 100).Select(i => (long)i), sent.Select(result => result.ShouldSucceed().Message.Seq));
        Assert.DoesNotContain(_given.Store.Messages(Given.Key(_group)), message => message.SenderId == "bob");
        Assert.Equal("a bug", (await run.Logs.TakeErrorAsync()).Exception?.Message);
        Assert.InRange(run.Batches.Count, 1, 25);
    }

    [Fact]
    public async Task A_row_that_cannot_be_stored_fails_its_command_alone()
    {
        _given.Store.BeforeCommit = static batch =>
        {
            if (batch.Changes.NewMessages.Values.Any(message => message.Text == "bad"))
            {
                throw new InvalidOperationException("the row");
            }
        };
        await using AppendRun run = AppendRun.StartHeld(_given);
        Task<Result<SentMessage>> first = run.AppendAsync(Given.Send("ann", _group));
        Task<Result<SentMessage>> bad = run.AppendAsync(Given.Send("ann", _group, "bad"));
        Task<Result<SentMessage>> last = run.AppendAsync(Given.Send("ann", _group));

        run.Hold.SetResult();

        Assert.Equal(1, (await first).ShouldSucceed().Message.Seq);
        (await bad).ShouldFail("internal_error");
        Assert.Equal(2, (await last).ShouldSucceed().Message.Seq);
        await run.Logs.TakeErrorAsync();
    }

    [Fact]
    public async Task While_the_database_is_away_those_in_the_batch_and_those_who_wait_are_told_so()
    {
        await using AppendRun run = AppendRun.StartHeld(_given);
        Task<Result<SentMessage>>[] answers = [.. SendMany(run, 600)];
        run.Failures.Enqueue(new StoreUnavailableException("away"));

        run.Hold.SetResult();
        Result<SentMessage>[] sent = await Task.WhenAll(answers);

        Assert.All(sent, result => Assert.NotNull(result.ShouldFail("unavailable").RetryAfter));
        Assert.Single(run.Batches);
        (await run.AppendAsync(Given.Send("ann", _group))).ShouldSucceed();
    }

    [Fact]
    public async Task A_database_that_goes_while_a_bad_command_is_looked_for_is_asked_no_further()
    {
        await using AppendRun run = AppendRun.StartHeld(_given);
        Task<Result<SentMessage>> alone = run.AppendAsync(Given.Send("ann", _group));
        await run.Tried.NextAsync();
        Task<Result<SentMessage>>[] answers = [.. SendMany(run, 100)];
        Exception?[] failures = [null, new InvalidOperationException("one of them"), .. Enumerable.Repeat(new StoreUnavailableException("away"), 100)];
        Array.ForEach(failures, run.Failures.Enqueue);

        run.Hold.SetResult();
        Result<SentMessage>[] sent = await Task.WhenAll(answers);

        (await alone).ShouldSucceed();
        Assert.All(sent, result => result.ShouldFail("unavailable"));
        Assert.Equal(3, run.Batches.Count);
    }

    [Fact]
    public async Task What_another_node_was_faster_with_is_decided_anew()
    {
        await using AppendRun run = AppendRun.StartHeld(_given);
        Task<Result<SentMessage>> sent = run.AppendAsync(Given.Send("ann", _group));
        int attempts = 0;
        _given.Store.BeforeCommit = _ =>
        {
            if (++attempts == 1)
            {
                _given.Store.Put(_given.Conversation(_group) with { LastSeq = 10, LastRev = 20 });
                throw new BatchConflictException("another node");
            }
        };

        run.Hold.SetResult();

        Message message = (await sent).ShouldSucceed().Message;
        Assert.Equal((11, 21), (message.Seq, message.Rev));
        Assert.Equal(message, Assert.Single(_given.Store.Messages(Given.Key(_group))));
    }

    [Fact]
    public async Task A_conflict_without_end_answers_unavailable()
    {
        await using AppendRun run = AppendRun.Start(_given);
        Enumerable.Repeat(new BatchConflictException("another node"), 5).ToList().ForEach(run.Failures.Enqueue);

        (await run.AppendAsync(Given.Send("ann", _group))).ShouldFail("unavailable");

        Assert.Equal(5, run.Batches.Count);
        (await run.AppendAsync(Given.Send("ann", _group))).ShouldSucceed();
    }

    [Fact]
    public async Task A_command_that_conflicts_for_ever_fails_alone()
    {
        _given.Store.BeforeCommit = static batch =>
        {
            if (batch.Changes.NewMessages.Values.Any(message => message.Text == "twice"))
            {
                throw new BatchConflictException("another node");
            }
        };
        await using AppendRun run = AppendRun.StartHeld(_given);
        Task<Result<SentMessage>>[] answers = [.. SendMany(run, 20), run.AppendAsync(Given.Send("ann", _group, "twice"))];

        run.Hold.SetResult();
        Result<SentMessage>[] sent = await Task.WhenAll(answers);

        sent[20].ShouldFail("unavailable");
        Assert.All(sent[..20], result => result.ShouldSucceed());
    }

    [Fact]
    public async Task Closing_the_queue_stores_what_waits_and_ends_the_worker()
    {
        await using AppendRun run = AppendRun.StartHeld(_given);
        Task<Result<SentMessage>>[] answers = [.. SendMany(run, 600)];
        run.Queue.Close();

        Task<Result<SentMessage>> late = run.AppendAsync(Given.Send("ann", _group));
        run.Hold.SetResult();
        await run.StopAsync();

        (await late).ShouldFail("unavailable");
        Assert.All(answers, answer => Assert.True(answer.IsCompletedSuccessfully));
        Assert.Equal(600, _given.Conversation(_group).LastSeq);
    }

    [Fact]
    public async Task One_who_waits_no_longer_undoes_nothing()
    {
        await using AppendRun run = AppendRun.StartHeld(_given);
        using var cancellation = new CancellationTokenSource();
        Task<Result<SentMessage>> sent = run.Queue.AppendAsync(Given.Send("ann", _group), cancellation.Token);

        await cancellation.CancelAsync();
        Exception? failure = await sent.FailureWithin("the end of the wait");
        run.Hold.SetResult();
        await run.StopAsync();

        Assert.IsAssignableFrom<OperationCanceledException>(failure);
        Assert.Single(_given.Store.Messages(Given.Key(_group)));
    }

    [Fact]
    public async Task Commits_and_messages_are_counted()
    {
        await using AppendRun run = AppendRun.Start(_given);

        await run.AppendAsync(Given.Send("ann", _group));
        await run.AppendAsync(Given.Send("eve", _group));
        await run.AppendAsync(new RenameConversation(Given.Caller("ann"), _group, "New"));
        await run.StopAsync();

        Assert.Equal(2, run.Metrics["parley.append.commits"]);
        Assert.Equal(1, run.Metrics["parley.messages.stored"]);
    }

    private IEnumerable<Task<Result<SentMessage>>> SendMany(AppendRun run, int count) =>
        Enumerable.Range(0, count).Select(_ => run.AppendAsync(Given.Send("ann", _group)));
}
