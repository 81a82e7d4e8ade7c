using System.Threading.Channels;
using Parley.Messaging;
using Parley.Storage.Reading;
using Parley.TestKit.Time;

namespace Parley.Storage.Tests.Reading;

public sealed class ReadBatchesTests
{
    private readonly Channel<(IReadOnlyList<int> Keys, TaskCompletionSource End)> _reads =
        Channel.CreateUnbounded<(IReadOnlyList<int> Keys, TaskCompletionSource End)>();

    private readonly FakeTime _time = new();
    private readonly AsyncLocal<string?> _context = new();
    private readonly ReadBatches<int, string> _batches;

    private string? _contextOfRead;

    public ReadBatchesTests() => _batches = new ReadBatches<int, string>(ReadAsync, _time);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_asked_while_others_are_read_for_is_read_together_after_them()
    {
        (Task<string> first, TaskCompletionSource end) = await BeginAsync();
        Task<string>[] asked = AskMany(ReadBatches<int, string>.MaxKeys + 1);

        end.SetResult();
        (IReadOnlyList<int> keys, _) = await NextAsync();

        Assert.Equal("answer 0", await first);
        Assert.Equal(Enumerable.Range(10, ReadBatches<int, string>.MaxKeys), keys);
        Assert.All(asked, static task => Assert.False(task.IsCompleted));
    }

    [Fact]
    public async Task Each_is_told_the_answer_to_what_was_asked()
    {
        (_, TaskCompletionSource end) = await BeginAsync();
        Task<string>[] asked = AskMany(20);

        end.SetResult();
        (await NextAsync()).End.SetResult();

        Assert.Equal(Enumerable.Range(10, 20).Select(static key => $"answer {key}"), await Task.WhenAll(asked));
    }

    [Fact]
    public async Task A_failure_is_told_to_those_who_were_read_for_and_the_next_are_read()
    {
        (Task<string> first, TaskCompletionSource end) = await BeginAsync();
        Task<string> next = AskAsync(10);

        end.SetException(new InvalidOperationException());
        (await NextAsync()).End.SetResult();

        Assert.Equal("answer 10", await next);
        await Assert.ThrowsAsync<InvalidOperationException>(() => first.WaitAsync(Cancellation));
    }

    [Fact]
    public async Task When_the_database_is_away_all_who_wait_are_told_and_none_is_read_for()
    {
        (Task<string> first, TaskCompletionSource end) = await BeginAsync();
        Task<string>[] waiting = AskMany(ReadBatches<int, string>.MaxKeys + 1);

        end.SetException(new StoreUnavailableException("away"));

        await AssertUnavailableAsync([first, .. waiting]);
        Assert.False(_reads.Reader.TryRead(out _));
    }

    [Fact]
    public async Task After_the_database_was_away_the_next_are_read()
    {
        (Task<string> first, TaskCompletionSource end) = await BeginAsync();
        end.SetException(new StoreUnavailableException("away"));
        await AssertUnavailableAsync([first]);

        Task<string> next = AskAsync(10);
        (await NextAsync()).End.SetResult();

        Assert.Equal("answer 10", await next);
    }

    [Fact]
    public async Task While_the_database_is_silent_nobody_waits_longer_than_a_client_may()
    {
        (Task<string> first, _) = await BeginAsync();
        Task<string>[] waiting = AskMany(ReadBatches<int, string>.MaxKeys + 1);

        _time.Advance(ReadBatches<int, string>.MaxWait);

        await AssertUnavailableAsync([first, .. waiting]);
    }

    [Fact]
    public async Task Who_has_waited_for_too_long_is_not_read_for()
    {
        (Task<string> first, TaskCompletionSource end) = await BeginAsync();
        Task<string> late = AskAsync(10);
        _time.Advance(ReadBatches<int, string>.MaxWait);
        await AssertUnavailableAsync([first, late]);

        _ = AskAsync(11);
        end.SetResult();

        Assert.Equal([11], (await NextAsync()).Keys);
    }

    [Fact]
    public async Task Beyond_its_capacity_nobody_waits()
    {
        await BeginAsync();
        Task<string>[] waiting = AskMany(ReadBatches<int, string>.Capacity);

        Task<string> refused = AskAsync(1);

        Assert.IsType<StoreUnavailableException>(refused.Exception?.InnerException);
        Assert.All(waiting, static task => Assert.False(task.IsCompleted));
    }

    [Fact]
    public async Task Who_has_gone_is_not_read_for()
    {
        using var gone = new CancellationTokenSource();
        (_, TaskCompletionSource end) = await BeginAsync();
        Task<string> left = _batches.ReadAsync(10, gone.Token);
        _ = AskAsync(11);

        await gone.CancelAsync();
        end.SetResult();

        Assert.Equal([11], (await NextAsync()).Keys);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left.WaitAsync(Cancellation));
    }

    [Fact]
    public async Task What_is_read_for_many_does_not_run_in_the_context_of_the_first()
    {
        _context.Value = "the first";

        await BeginAsync();

        Assert.Null(_contextOfRead);
    }

    [Fact]
    public async Task Each_is_told_an_exception_of_its_own()
    {
        var cause = new StoreUnavailableException("away");
        (Task<string> first, TaskCompletionSource end) = await BeginAsync();
        Task<string> second = AskAsync(10);

        end.SetException(cause);
        StoreUnavailableException toFirst = await Assert.ThrowsAsync<StoreUnavailableException>(() => first.WaitAsync(Cancellation));
        StoreUnavailableException toSecond = await Assert.ThrowsAsync<StoreUnavailableException>(() => second.WaitAsync(Cancellation));

        Assert.NotSame(toFirst, toSecond);
        Assert.Same(cause, toFirst.InnerException);
        Assert.Same(cause, toSecond.InnerException);
    }

    [Fact]
    public async Task A_key_that_cannot_be_read_fails_alone()
    {
        Task<string>[] asked = await FailTogetherAsync();

        (await NextAsync()).End.SetResult();
        (await NextAsync()).End.SetException(new InvalidOperationException("this one"));
        (await NextAsync()).End.SetResult();

        Assert.Equal("answer 10", await asked[0]);
        Assert.Equal("this one", (await Assert.ThrowsAsync<InvalidOperationException>(() => asked[1].WaitAsync(Cancellation))).Message);
        Assert.Equal("answer 12", await asked[2]);
    }

    [Fact]
    public async Task A_database_that_goes_away_while_keys_are_read_one_by_one_is_told_to_the_others()
    {
        Task<string>[] asked = await FailTogetherAsync();
        Task<string> next = AskAsync(20);

        (await NextAsync()).End.SetResult();
        (await NextAsync()).End.SetException(new StoreUnavailableException("away"));

        Assert.Equal("answer 10", await asked[0]);
        await AssertUnavailableAsync([.. asked[1..], next]);
    }

    /// <summary>Three that were asked for together, and whose common read has failed.</summary>
    private async Task<Task<string>[]> FailTogetherAsync()
    {
        (_, TaskCompletionSource end) = await BeginAsync();
        Task<string>[] asked = AskMany(3);
        end.SetResult();
        (await NextAsync()).End.SetException(new InvalidOperationException("one of them"));
        return asked;
    }

    private async Task<(Task<string> Answer, TaskCompletionSource End)> BeginAsync()
    {
        Task<string> first = AskAsync(0);
        return (first, (await NextAsync()).End);
    }

    private ValueTask<(IReadOnlyList<int> Keys, TaskCompletionSource End)> NextAsync() =>
        _reads.Reader.ReadAsync(Cancellation);

    private Task<string>[] AskMany(int count) => [.. Enumerable.Range(10, count).Select(AskAsync)];

    private Task<string> AskAsync(int key) => _batches.ReadAsync(key, Cancellation);

    private static async Task AssertUnavailableAsync(Task<string>[] asked)
    {
        foreach (Task<string> task in asked)
        {
            await Assert.ThrowsAsync<StoreUnavailableException>(() => task.WaitAsync(Cancellation));
        }
    }

    private async Task<IReadOnlyList<string>> ReadAsync(IReadOnlyList<int> keys)
    {
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _contextOfRead = _context.Value;
        await _reads.Writer.WriteAsync((keys, end));
        await end.Task;
        return [.. keys.Select(static key => $"answer {key}")];
    }
}
