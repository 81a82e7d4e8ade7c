using Parley.Messaging;

namespace Parley.Storage.Reading;

/// <summary>
/// Reads for many who ask at once. What is asked while others are read for waits, and is read together: in few statements and round trips, on
/// one connection. What was asked is read after it was asked, never before.
/// </summary>
internal sealed class ReadBatches<TKey, TAnswer>(Func<IReadOnlyList<TKey>, Task<IReadOnlyList<TAnswer>>> read, TimeProvider time)
    where TKey : notnull
{
    /// <summary>So many that a statement costs little of each, and so few that nobody waits for long.</summary>
    public const int MaxKeys = 64;

    /// <summary>More than a database that answers at all can have waiting; beyond it a client is told to come back.</summary>
    public const int Capacity = 16_384;

    /// <summary>From question to answer: a client must have one within 5 s, and a database ends a single read by itself before this.</summary>
    public static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(4.5);

    private readonly Queue<PendingRead<TKey, TAnswer>> _waiting = [];
    private bool _isReading;

    /// <exception cref="StoreUnavailableException">The database is away, or further behind than a client can wait.</exception>
    public async Task<TAnswer> ReadAsync(TKey key, CancellationToken cancellationToken)
    {
        var pending = new PendingRead<TKey, TAnswer>(key, time.GetTimestamp(), cancellationToken);
        Add(pending);
        try
        {
            return await pending.Answer.WaitAsync(MaxWait, time, cancellationToken);
        }
        catch (TimeoutException exception)
        {
            throw new StoreUnavailableException("The database is too slow", exception);
        }
    }

    private void Add(PendingRead<TKey, TAnswer> pending)
    {
        lock (_waiting)
        {
            if (_waiting.Count >= Capacity)
            {
                throw new StoreUnavailableException("The database is too slow: too many wait to be read for");
            }

            _waiting.Enqueue(pending);
            if (_isReading)
            {
                return;
            }

            _isReading = true;
        }

        // Not on the caller's thread, which a database without waiting would keep; nor in its context, whose activity and log scopes are not those
        // of the others. Every failure is told to those who asked.
        ThreadPool.UnsafeQueueUserWorkItem(static batches => _ = batches.RunAsync(), this, preferLocal: false);
    }

    private async Task RunAsync()
    {
        while (Take() is { Count: > 0 } batch)
        {
            try
            {
                await AnswerAsync(batch);
            }
            catch (StoreUnavailableException exception)
            {
                // They waited as long as this batch took to fail; the next one would make them wait as long again.
                Fail(batch, exception);
                Fail(TakeWaiting(), exception);
            }
        }
    }

    private List<PendingRead<TKey, TAnswer>> Take()
    {
        lock (_waiting)
        {
            List<PendingRead<TKey, TAnswer>> batch = new(Math.Min(_waiting.Count, MaxKeys));
            while (batch.Count < MaxKeys && _waiting.TryDequeue(out PendingRead<TKey, TAnswer>? next))
            {
                if (IsWanted(next))
                {
                    batch.Add(next);
                }
            }

            _isReading = batch.Count > 0;
            return batch;
        }
    }

    private List<PendingRead<TKey, TAnswer>> TakeWaiting()
    {
        lock (_waiting)
        {
            List<PendingRead<TKey, TAnswer>> waiting = [.. _waiting];
            _waiting.Clear();
            return waiting;
        }
    }

    private async Task AnswerAsync(List<PendingRead<TKey, TAnswer>> batch)
    {
        try
        {
            IReadOnlyList<TAnswer> answers = await read(batch.ConvertAll(static one => one.Key));
            for (int index = 0; index < batch.Count; index++)
            {
                batch[index].Succeed(answers[index]);
            }
        }
        catch (Exception exception) when (exception is not StoreUnavailableException)
        {
            if (batch is [var only])
            {
                only.Fail(exception);
                return;
            }

            await AnswerEachAsync(batch);
        }
    }

    // One key that cannot be read must not fail its neighbours.
    private async Task AnswerEachAsync(List<PendingRead<TKey, TAnswer>> batch)
    {
        foreach (PendingRead<TKey, TAnswer> one in batch)
        {
            if (IsWanted(one))
            {
                await AnswerAsync([one]);
            }
        }
    }

    private bool IsWanted(PendingRead<TKey, TAnswer> pending) => !pending.IsCancelled && time.GetElapsedTime(pending.AskedAt) < MaxWait;

    // To each an exception of its own: what throws one writes its stack into it.
    private static void Fail(List<PendingRead<TKey, TAnswer>> all, StoreUnavailableException cause)
    {
        foreach (PendingRead<TKey, TAnswer> one in all)
        {
            one.Fail(new StoreUnavailableException(cause.Message, cause));
        }
    }
}
