using System.Threading.Channels;
using Parley.Storage.Reading;

namespace Parley.Storage.Tests.Reading;

public sealed class ReadBatchesTests
{
    private readonly Channel<(IReadOnlyList<int> Keys, TaskCompletionSource End)> _reads =
        Channel.CreateUnbounded<(IReadOnlyList<int> Keys, TaskCompletionSource End)>();

    private readonly ReadBatches<int, string> _batches;

    public ReadBatchesTests() => _batches = new ReadBatches<int, string>(ReadAsync);

    [Fact]
    public async Task What_is_asked_while_others_are_read_for_is_read_together_after_them()
    {
        (Task<string> first, TaskCompletionSource end) = await BeginAsync();
        Task<string>[] asked = [.. Enumerable.Range(10, ReadBatches<int, string>.MaxKeys + 1).Select(_batches.ReadAsync)];

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
        Task<string>[] asked = [.. Enumerable.Range(10, 20).Select(_batches.ReadAsync)];

        end.SetResult();
        (await NextAsync()).End.SetResult();

        Assert.Equal(Enumerable.Range(10, 20).Select(static key => $"answer {key}"), await Task.WhenAll(asked));
    }

    [Fact]
    public async Task A_failure_is_told_to_those_who_were_read_for_and_the_next_are_read()
    {
        (Task<string> first, TaskCompletionSource end) = await BeginAsync();
        Task<string> next = _batches.ReadAsync(10);

        end.SetException(new TimeoutException());
        (await NextAsync()).End.SetResult();

        Assert.Equal("answer 10", await next);
        Assert.IsType<TimeoutException>(first.Exception?.InnerException);
    }

    private async Task<(Task<string> Answer, TaskCompletionSource End)> BeginAsync()
    {
        Task<string> first = _batches.ReadAsync(0);
        return (first, (await NextAsync()).End);
    }

    private ValueTask<(IReadOnlyList<int> Keys, TaskCompletionSource End)> NextAsync() =>
        _reads.Reader.ReadAsync(TestContext.Current.CancellationToken);

    private async Task<IReadOnlyList<string>> ReadAsync(IReadOnlyList<int> keys)
    {
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await _reads.Writer.WriteAsync((keys, end));
        await end.Task;
        return [.. keys.Select(static key => $"answer {key}")];
    }
}
