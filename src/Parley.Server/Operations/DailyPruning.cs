using Parley.Messaging.Policies;
using Parley.Messaging.Receipts;

namespace Parley.Server.Operations;

/// <summary>Forgets once a day, and at the start, what would otherwise grow for ever.</summary>
internal sealed partial class DailyPruning(QuotaPruner quotas, ReceiptPruner receipts, TimeProvider time, ILogger<DailyPruning> logger)
    : PeriodicJob(TimeSpan.FromDays(1), time, logger)
{
    protected override async Task RunOnceAsync(CancellationToken stoppingToken) =>
        LogPruned(logger, await quotas.PruneAsync(stoppingToken), await receipts.PruneAsync(stoppingToken));
}
