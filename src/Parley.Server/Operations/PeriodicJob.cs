using Parley.Messaging;

namespace Parley.Server.Operations;

/// <summary>Something done at the start and then again and again, which nobody's chat depends on: a failure is logged, and the next time comes.</summary>
internal abstract partial class PeriodicJob(TimeSpan interval, TimeProvider time, ILogger logger) : BackgroundService
{
    protected abstract Task RunOnceAsync(CancellationToken stoppingToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(interval, time);
        try
        {
            do
            {
                await TryRunOnceAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    // The host would stop for an exception.
    private async Task TryRunOnceAsync(CancellationToken stoppingToken)
    {
        try
        {
            await RunOnceAsync(stoppingToken);
        }
        catch (StoreUnavailableException exception)
        {
            LogUnavailable(logger, exception, GetType().Name);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
        {
            LogFailed(logger, exception, GetType().Name);
        }
    }
}
