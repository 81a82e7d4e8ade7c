using Parley.Messaging;
using Parley.Messaging.Policies;

namespace Parley.Server.Operations;

/// <summary>Forgets once a day, and at the start, what would otherwise grow for ever.</summary>
internal sealed partial class DailyPruning(QuotaPruner quotas, TimeProvider time, ILogger<DailyPruning> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            do
            {
                await PruneAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    // The host would stop for an exception, and nobody's chat depends on this.
    private async Task PruneAsync(CancellationToken stoppingToken)
    {
        try
        {
            LogPruned(await quotas.PruneAsync(stoppingToken));
        }
        catch (StoreUnavailableException exception)
        {
            LogUnavailable(exception);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
        {
            LogFailed(exception);
        }
    }
}
