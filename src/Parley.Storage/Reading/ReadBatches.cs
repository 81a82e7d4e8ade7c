namespace Parley.Storage.Reading;

/// <summary>
/// Reads for many who ask at once. What is asked while others are read for waits, and is read together: in few statements and round trips, on
/// one connection. What was asked is read after it was asked, never before; a failure is that of all who were read for.
/// </summary>
internal sealed class ReadBatches<TKey, TAnswer>(Func<IReadOnlyList<TKey>, Task<IReadOnlyList<TAnswer>>> read)
    where TKey : notnull
{
    /// <summary>So many that a statement costs little of each, and so few that nobody waits for long.</summary>
    public const int MaxKeys = 64;

    private readonly Queue<(TKey Key, TaskCompletionSource<TAnswer> Answer)> _waiting = [];
    private bool _isReading;

    public Task<TAnswer> ReadAsync(TKey key)
    {
        var answer = new TaskCompletionSource<TAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_waiting)
        {
            _waiting.Enqueue((key, answer));
            if (_isReading)
            {
                return answer.Task;
            }

            _isReading = true;
        }

        // Not on the caller's thread, which a database without waiting would keep. Every failure is told to those who asked.
        _ = Task.Run(RunAsync);
        return answer.Task;
    }

    private async Task RunAsync()
    {
        while (Take() is { Count: > 0 } batch)
        {
            await AnswerAsync(batch);
        }
    }

    private List<(TKey Key, TaskCompletionSource<TAnswer> Answer)> Take()
    {
        lock (_waiting)
        {
            List<(TKey Key, TaskCompletionSource<TAnswer> Answer)> batch = new(Math.Min(_waiting.Count, MaxKeys));
            while (batch.Count < MaxKeys && _waiting.TryDequeue(out (TKey Key, TaskCompletionSource<TAnswer> Answer) next))
            {
                batch.Add(next);
            }

            _isReading = batch.Count > 0;
            return batch;
        }
    }

    private async Task AnswerAsync(List<(TKey Key, TaskCompletionSource<TAnswer> Answer)> batch)
    {
        try
        {
            IReadOnlyList<TAnswer> answers = await read(batch.ConvertAll(static one => one.Key));
            for (int index = 0; index < batch.Count; index++)
            {
                batch[index].Answer.SetResult(answers[index]);
            }
        }
        catch (Exception exception)
        {
            foreach ((_, TaskCompletionSource<TAnswer> answer) in batch)
            {
                answer.TrySetException(exception);
            }
        }
    }
}
