using Parley.Messaging;
using Parley.Messaging.Orders;

namespace Parley.Server.Operations;

/// <summary>Looks every minute for threads whose order's grace window has ended. They take no messages from that moment on by themselves.</summary>
internal sealed partial class ExpiredThreads(ExpiredThreadArchiver archiver, TimeProvider time, ILogger<ExpiredThreads> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            do
            {
                await ArchiveAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    private async Task ArchiveAsync(CancellationToken stoppingToken)
    {
        try
        {
            int archived = await archiver.ArchiveAsync(stoppingToken);
            if (archived > 0)
            {
                LogArchived(archived);
            }
        }
        catch (StoreUnavailableException exception)
        {
            LogUnavailable(exception);
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            // A mistake here must not end the server.
            LogFailed(exception);
        }
    }
}
