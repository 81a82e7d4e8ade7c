using System.Collections.Concurrent;
using Parley.Messaging.Appending;
using Parley.Messaging.Messages;
using Parley.Messaging.Orders;
using Parley.TestKit.Waiting;

namespace Parley.Messaging.Tests.Appending;

/// <summary>Batches on a store that runs transactions side by side.</summary>
public sealed class BatchHalvesTests
{
    private readonly Given _given = new();
    private readonly Guid _first;
    private readonly Guid[] _groups;

    public BatchHalvesTests()
    {
        _given.Store.IsConcurrent = true;
        _first = _given.Group("ann", "bob");
        _groups = [.. Enumerable.Range(0, BatchHalves.MinCommands).Select(_ => _given.Group("ann", "bob"))];
    }

    [Fact]
    public async Task A_batch_is_two_transactions_that_share_no_conversation()
    {
        await using AppendRun run = await StartBusyAsync();
        Task<Result<SentMessage>[]> answers = SendToAllAsync(run, _groups.Concat(_groups));

        run.Hold.SetResult();
        Result<SentMessage>[] sent = await answers;

        AppendBatch[] halves = [.. run.Batches.Skip(1)];
        Assert.Equal(2, halves.Length);
        Assert.Equal(_groups.Order(), halves.SelectMany(half => half.Keys.Conversations).Select(key => key.Id).Order());
        Assert.All(sent[.._groups.Length], result => Assert.Equal(1, result.ShouldSucceed().Message.Seq));
        Assert.All(sent[_groups.Length..], result => Assert.Equal(2, result.ShouldSucceed().Message.Seq));
    }

    [Fact]
    public async Task What_may_touch_several_conversations_is_in_one_transaction_with_everything()
    {
        await using AppendRun run = await StartBusyAsync();
        Task<Result<SentMessage>[]> answers = SendToAllAsync(run, _groups);
        Task<Result<Order>> put = run.AppendAsync(new PutOrder(new Order
        {
            Company = Given.Company,
            Id = "order-1",
            CustomerId = "cat",
            ProviderId = "pat",
            Status = OrderStatus.Assigned,
        }));

        run.Hold.SetResult();
        await answers;
        await put;

        Assert.Equal(2, run.Batches.Count);
    }

    [Fact]
    public async Task Few_commands_are_one_transaction()
    {
        await using AppendRun run = await StartBusyAsync();
        Task<Result<SentMessage>[]> answers = SendToAllAsync(run, _groups.Skip(1));

        run.Hold.SetResult();
        await answers;

        Assert.Equal(2, run.Batches.Count);
    }

    [Fact]
    public async Task A_half_that_fails_leaves_the_other_alone()
    {
        await using AppendRun run = await StartBusyAsync();
        Task<Result<SentMessage>[]> answers = SendToAllAsync(run, _groups);
        run.Failures.Enqueue(null);
        run.Failures.Enqueue(new StoreUnavailableException("away"));

        run.Hold.SetResult();
        Result<SentMessage>[] sent = await answers;

        Assert.All(sent.Where(result => result.Error is not null), result => result.ShouldFail("unavailable"));
        Assert.InRange(sent.Count(result => result.Error is null), 1, sent.Length - 1);
        (await run.AppendAsync(Given.Send("ann", _first))).ShouldSucceed();
    }

    [Fact]
    public async Task The_next_batch_waits_for_both_halves()
    {
        var steps = new ConcurrentQueue<string>();
        TaskCompletionSource slow = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using AppendRun run = await StartBusyAsync();
        Task<Result<SentMessage>>[] answers = [.. _groups.Select(group => run.AppendAsync(Given.Send("ann", group)))];
        _given.Store.BeforeBatch = async batch =>
        {
            bool isSlow = batch.Keys.Conversations.Contains(Given.Key(_groups[0]));
            steps.Enqueue(isSlow ? "slow" : batch.Keys.Conversations.Count == 1 ? "next" : "fast");
            if (isSlow)
            {
                await slow.Task;
                steps.Enqueue("slow ended");
            }
        };

        run.Hold.SetResult();
        await Task.WhenAny(answers[1..]).Within("the fast half");
        Task<Result<SentMessage>> next = run.AppendAsync(Given.Send("ann", _first));
        slow.SetResult();
        await Task.WhenAll(answers);
        await next;

        Assert.Equal(["fast", "slow"], steps.Take(2).Order());
        Assert.Equal(["slow ended", "next"], steps.Skip(2));
    }

    // The worker stands still in its first transaction; what comes now is in the next one.
    private async Task<AppendRun> StartBusyAsync()
    {
        _given.Limits.MessagesPerWindow = 0;
        AppendRun run = AppendRun.StartHeld(_given);
        _ = run.AppendAsync(Given.Send("ann", _first));
        await run.Tried.NextAsync();
        return run;
    }

    private static Task<Result<SentMessage>[]> SendToAllAsync(AppendRun run, IEnumerable<Guid> groups) =>
        Task.WhenAll(groups.Select(group => run.AppendAsync(Given.Send("ann", group))).ToList());
}
