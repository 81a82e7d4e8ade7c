using System.Threading.Channels;
using Parley.Messaging;

namespace Parley.Server.Gateways.Telling;

/// <summary>
/// Tells what has to be read from the database first, beside the path of messages: one loop, which takes all that waits at once. What it loses,
/// because the database is away or far more happens than it can read, clients find again by a sync.
/// </summary>
internal abstract partial class TellingLoop<T>(ILogger logger) : BackgroundService
{
    private const int Capacity = 10_000;
    private const int MaxBatch = 256;

    private readonly Channel<T> _waiting = Channel.CreateBounded<T>(new BoundedChannelOptions(Capacity) { SingleReader = true });

    /// <summary>Never waits.</summary>
    protected void Post(T item)
    {
        if (!_waiting.Writer.TryWrite(item))
        {
            LogDropped(logger, GetType().Name);
        }
    }

    protected abstract Task TellAsync(IReadOnlyList<T> batch, CancellationToken stoppingToken);

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

                await TryTellAsync(batch, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    // The host would stop for an exception.
    private async Task TryTellAsync(List<T> batch, CancellationToken stoppingToken)
    {
        try
        {
            await TellAsync(batch, stoppingToken);
        }
        catch (StoreUnavailableException exception)
        {
            LogUnavailable(logger, exception, GetType().Name, batch.Count);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
        {
            LogFailed(logger, exception, GetType().Name);
        }
    }
}
