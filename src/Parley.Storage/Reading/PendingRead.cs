namespace Parley.Storage.Reading;

/// <summary>What one asked <see cref="ReadBatches{TKey, TAnswer}"/> for, until it is answered or nobody waits for it.</summary>
internal sealed class PendingRead<TKey, TAnswer>(TKey key, long askedAt, CancellationToken cancellationToken)
{
    private readonly TaskCompletionSource<TAnswer> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TKey Key => key;

    /// <summary>In the timestamps of the <see cref="TimeProvider"/>.</summary>
    public long AskedAt => askedAt;

    public bool IsCancelled => cancellationToken.IsCancellationRequested;

    public Task<TAnswer> Answer => _answer.Task;

    public void Succeed(TAnswer answer) => _answer.TrySetResult(answer);

    public void Fail(Exception exception)
    {
        _answer.TrySetException(exception);

        // Who has gone meanwhile does not look at it, which is no error of ours.
        _ = _answer.Task.Exception;
    }
}
