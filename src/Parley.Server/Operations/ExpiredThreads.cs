using Parley.Messaging.Orders;

namespace Parley.Server.Operations;

/// <summary>Looks every minute for threads whose order's grace window has ended. They take no messages from that moment on by themselves.</summary>
internal sealed partial class ExpiredThreads(ExpiredThreadArchiver archiver, TimeProvider time, ILogger<ExpiredThreads> logger)
    : PeriodicJob(TimeSpan.FromMinutes(1), time, logger)
{
    protected override async Task RunOnceAsync(CancellationToken stoppingToken)
    {
        int archived = await archiver.ArchiveAsync(stoppingToken);
        if (archived > 0)
        {
            LogArchived(logger, archived);
        }
    }
}
