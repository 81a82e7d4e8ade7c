using System.Threading.Channels;
using Parley.Messaging;

namespace Parley.Server.Gateways.Telling;

/// <summary>
/// Tells what has to be read from the database first, beside the path of messages: one loop, which takes all that waits at once. What cannot be
/// read is tried once more in smaller parts, and then lost, as is what comes while far more waits than can be read. What makes up for it is said
/// at each loop.
/// </summary>
internal abstract partial class TellingLoop<T>(TimeProvider time, ILogger logger) : BackgroundService
{
    private const int Capacity = 10_000;
    private const int MaxBatch = 256;
    private const int Parts = 4;

    /// <summary>Of one batch: then the database is away, and each more would only keep waiting what comes after.</summary>
    private const int MaxFailures = 8;

    private static readonly TimeSpan BetweenLogs = TimeSpan.FromSeconds(1);

    private readonly Channel<T> _waiting = Channel.CreateBounded<T>(new BoundedChannelOptions(Capacity) { SingleReader = true });
    private int _dropped;
    private long? _loggedAt;

    /// <summary>Never waits, and never logs: it is called on the path of every message.</summary>
    protected void Post(T item)
    {
        if (!_waiting.Writer.TryWrite(item))
        {
            Interlocked.Increment(ref _dropped);
        }
    }

    /// <summary>What is read at once and fails at once: of an earlier part nothing is told again because a later one failed.</summary>
    protected virtual IEnumerable<IReadOnlyList<T>> Split(IReadOnlyList<T> batch) => [batch];

    /// <summary>May be called with the same items again after a failure of the store.</summary>
    protected abstract Task TellAsync(IReadOnlyList<T> part, CancellationToken stoppingToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var batch = new List<T>(MaxBatch);
        try
        {
            while (await _waiting.Reader.WaitToReadAsync(stoppingToken))
            {
                batch.Clear();
                while (batch.Count < MaxBatch && _waiting.Reader.TryRead(out T? item))
                {
                    batch.Add(item);
                }

                await TellAllAsync(batch, stoppingToken);
                SayDropped();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    private async Task TellAllAsync(List<T> batch, CancellationToken stoppingToken)
    {
        int failures = 0;
        int lost = 0;
        StoreUnavailableException? last = null;
        foreach (IReadOnlyList<T> part in Split(batch))
        {
            StoreUnavailableException? failure = await TryAsync(part);
            foreach (T[] smaller in failure is null ? [] : part.Chunk((part.Count + Parts - 1) / Parts))
            {
                if (await TryAsync(smaller) is not null)
                {
                    lost += smaller.Length;
                }
            }
        }

        if (last is not null)
        {
            LogUnavailable(logger, last, GetType().Name, lost);
        }

        async Task<StoreUnavailableException?> TryAsync(IReadOnlyList<T> part)
        {
            StoreUnavailableException? failure = failures < MaxFailures ? await TryTellAsync(part, stoppingToken) : last;
            failures += failure is null ? 0 : 1;
            last = failure ?? last;
            return failure;
        }
    }

    // The host would stop for an exception.
    private async Task<StoreUnavailableException?> TryTellAsync(IReadOnlyList<T> part, CancellationToken stoppingToken)
    {
        try
        {
            await TellAsync(part, stoppingToken);
        }
        catch (StoreUnavailableException exception)
        {
            return exception;
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
        {
            LogFailed(logger, exception, GetType().Name, part.Count);
        }

        return null;
    }

    // Something is dropped only while much waits, so that a batch comes after it.
    private void SayDropped()
    {
        if (Volatile.Read(ref _dropped) > 0 && (_loggedAt is not { } before || time.GetElapsedTime(before) >= BetweenLogs))
        {
            _loggedAt = time.GetTimestamp();
            LogDropped(logger, GetType().Name, Interlocked.Exchange(ref _dropped, 0));
        }
    }
}
