using Parley.Messaging.Appending;
using Parley.Messaging.Messages;
using Parley.Messaging.Orders;
using Parley.Messaging.Users;
using Parley.TestKit.Waiting;

namespace Parley.Messaging.Tests.Appending;

/// <summary>Batches on a store that runs transactions side by side.</summary>
public sealed class BatchHalvesTests
{
    // Long enough for what must not happen to happen.
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(250);

    private readonly Given _given = new();
    private readonly Guid _first;
    private readonly Guid[] _groups;

    public BatchHalvesTests()
    {
        _given.Store.IsConcurrent = true;
        _given.Limits.MessagesPerWindow = 0;
        _first = _given.Group("ann");
        _groups = [.. Enumerable.Range(0, BatchHalves.MinCommands).Select(i => _given.Group("ann", NameOf(i), NameOf(i - 1)))];
    }

    [Fact]
    public async Task A_batch_is_two_transactions_that_share_neither_a_conversation_nor_a_user()
    {
        await using AppendRun run = await StartBusyAsync();

        // Every other sender is in the next group, too: these pairs of groups are to stay together.
        Task<Result<SentMessage>[]> answers = SendAsync(run, i => NameOf(i), i => NameOf(i - (i % 2)));
        run.Hold.SetResult();
        Result<SentMessage>[] sent = await answers;

        AppendBatch[] halves = [.. run.Batches.Skip(1)];
        Assert.Equal(2, halves.Length);
        Assert.Equal(_groups.Order(), halves.SelectMany(half => half.Keys.Conversations).Select(key => key.Id).Order());
        Assert.Equal(Enumerable.Range(0, _groups.Length).Select(NameOf).Order(), halves.SelectMany(half => half.Keys.Quotas.Keys).Select(key => key.Id).Order());
        Assert.All(halves, half => Assert.Equal(_groups.Length, half.Changes.NewMessages.Count));
        Assert.All(sent[.._groups.Length], result => Assert.Equal(1, result.ShouldSucceed().Message.Seq));
        Assert.All(sent[_groups.Length..], result => Assert.Equal(2, result.ShouldSucceed().Message.Seq));
    }

    [Fact]
    public async Task The_messages_of_one_sender_are_one_transaction_as_long_as_they_are_counted()
    {
        await using AppendRun run = await StartBusyAsync();
        Task<Result<SentMessage>[]> answers = SendAsync(run, _ => "ann");
        run.Hold.SetResult();
        await answers;
        int counted = run.Batches.Count - 1;

        _given.Limits.MessagesPerDay = 0;
        await using AppendRun another = await StartBusyAsync();
        answers = SendAsync(another, _ => "ann");
        another.Hold.SetResult();
        await answers;

        Assert.Equal((1, 2), (counted, another.Batches.Count - 1));
    }

    [Fact]
    public async Task What_touches_only_a_user_is_in_the_half_of_that_user()
    {
        await using AppendRun run = await StartBusyAsync();
        Task<Result<SentMessage>[]> answers = SendAsync(run, NameOf);
        Task<Result<User>[]> met = Task.WhenAll(Enumerable.Range(0, _groups.Length)
            .Select(i => run.AppendAsync(new MeetUser(new UserKey(Given.Company, NameOf(i)), "A name", null))).ToList());

        run.Hold.SetResult();
        await answers;
        await met;

        AppendBatch[] halves = [.. run.Batches.Skip(1)];
        Assert.Equal(2, halves.Length);
        Assert.All(halves, half => Assert.Equal(_groups.Length / 2, half.Keys.Users.Count));
        Assert.All(halves, half => Assert.Equal(half.Keys.Quotas.Keys.ToHashSet(), half.Keys.Users));
    }

    [Fact]
    public async Task What_may_touch_several_conversations_is_in_one_transaction_with_everything()
    {
        await using AppendRun run = await StartBusyAsync();
        Task<Result<SentMessage>[]> answers = SendAsync(run, NameOf);
        Task<Result<Order>> put = run.AppendAsync(new PutOrder(Given.OrderOf("cat", "pat")));

        run.Hold.SetResult();
        await answers;
        await put;

        Assert.Equal(2, run.Batches.Count);
    }

    [Fact]
    public async Task Few_commands_are_one_transaction()
    {
        await using AppendRun run = await StartBusyAsync();
        Task<Result<SentMessage>>[] answers = [.. _groups.Skip(1).Select((group, i) => run.AppendAsync(Given.Send(NameOf(i + 1), group)))];

        run.Hold.SetResult();
        await Task.WhenAll(answers);

        Assert.Equal(2, run.Batches.Count);
    }

    [Fact]
    public async Task A_half_that_fails_leaves_the_other_alone()
    {
        await using AppendRun run = await StartBusyAsync();
        Task<Result<SentMessage>[]> answers = SendAsync(run, NameOf);
        run.Failures.Enqueue(null);
        run.Failures.Enqueue(new StoreUnavailableException("away"));

        run.Hold.SetResult();
        Result<SentMessage>[] sent = await answers;

        Assert.All(sent.Where(result => result.Error is not null), result => result.ShouldFail("unavailable"));
        Assert.Equal(_groups.Length / 2, sent.Count(result => result.Error is null));
        (await run.AppendAsync(Given.Send("ann", _first))).ShouldSucceed();
    }

    [Fact]
    public async Task A_database_that_goes_from_one_half_is_asked_no_further_by_the_other()
    {
        await using AppendRun run = await StartBusyAsync();
        Task<Result<SentMessage>[]> answers = SendAsync(run, NameOf);
        Exception?[] failures = [null, new InvalidOperationException("one of them"), new StoreUnavailableException("away")];
        Array.ForEach(failures, run.Failures.Enqueue);

        run.Hold.SetResult();
        Result<SentMessage>[] sent = await answers;

        Assert.All(sent, result => result.ShouldFail("unavailable"));
        Assert.Equal(3, run.Batches.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task What_cannot_be_stored_is_looked_for_when_the_other_half_has_ended(int bad)
    {
        var steps = new Steps(_given, isSlow: half => !half.Keys.Conversations.Contains(Given.Key(_groups[bad])));
        _given.Store.BeforeCommit = batch => steps.FailIf(batch.Changes.NewMessages.Values.Any(message => message.Text == "bad"));
        await using AppendRun run = await StartBusyAsync();
        steps.Watch();
        Task<Result<SentMessage>>[] answers = [.. _groups.Select((group, i) => run.AppendAsync(Given.Send(NameOf(i), group, i == bad ? "bad" : "good")))];

        run.Hold.SetResult();
        await steps.FailedAsync();
        bool wasQuiet = await steps.NothingFollowsAsync();
        steps.Release();
        Result<SentMessage>[] sent = await Task.WhenAll(answers);

        Assert.True(wasQuiet);
        sent[bad].ShouldFail("internal_error");
        Assert.All(sent.Where((_, i) => i != bad), result => result.ShouldSucceed());
        await run.Logs.TakeErrorAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_next_batch_waits_for_both_halves(bool isSlowWithTheFirstGroup)
    {
        var steps = new Steps(_given, isSlow: half => half.Keys.Conversations.Contains(Given.Key(_groups[0])) == isSlowWithTheFirstGroup);
        var commits = new Mailbox<AppendBatch>("a commit");
        _given.Store.BeforeCommit = commits.Add;
        await using AppendRun run = await StartBusyAsync();
        steps.Watch();
        Task<Result<SentMessage>>[] answers = [.. _groups.Select((group, i) => run.AppendAsync(Given.Send(NameOf(i), group)))];

        run.Hold.SetResult();
        await commits.NextAsync();
        await commits.NextAsync();
        Task<Result<SentMessage>> next = run.AppendAsync(Given.Send("ann", _first));
        bool wasQuiet = await steps.NothingFollowsAsync();
        steps.Release();
        await Task.WhenAll(answers);

        Assert.True(wasQuiet);
        (await next).ShouldSucceed();
    }

    private static string NameOf(int i) => $"user-{i}";

    // The worker stands still in its first transaction; what comes now is in the next one.
    private async Task<AppendRun> StartBusyAsync()
    {
        AppendRun run = AppendRun.StartHeld(_given);
        _ = run.AppendAsync(Given.Send("ann", _first));
        await run.Tried.NextAsync();
        return run;
    }

    // A message to every group by each of the senders that it is given.
    private Task<Result<SentMessage>[]> SendAsync(AppendRun run, params Func<int, string>[] senders) =>
        Task.WhenAll(senders.SelectMany(sender => _groups.Select((group, i) => run.AppendAsync(Given.Send(sender(i), group)))).ToList());

    /// <summary>The two halves of a batch, one of which is slow, and whatever comes after them.</summary>
    private sealed class Steps(Given given, Func<AppendBatch, bool> isSlow)
    {
        private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _third = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Mailbox<bool> _failures = new("a failure");
        private int _begun;

        public Task<bool> FailedAsync() => _failures.NextAsync();

        public void Watch() => given.Store.BeforeBatch = async batch =>
        {
            if (Interlocked.Increment(ref _begun) > 2)
            {
                _third.TrySetResult();
            }
            else if (isSlow(batch))
            {
                await _released.Task;
            }
        };

        public void FailIf(bool isBad)
        {
            if (isBad)
            {
                _failures.Add(true);
                throw new InvalidOperationException("a bad row");
            }
        }

        public async Task<bool> NothingFollowsAsync() =>
            await Task.WhenAny(_third.Task, Task.Delay(Quiet, TestContext.Current.CancellationToken)) != _third.Task;

        public void Release() => _released.SetResult();
    }
}
