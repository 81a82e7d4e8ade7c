namespace Parley.Server.Operations;

internal sealed partial class DailyPruning
{
    [LoggerMessage(1, LogLevel.Debug, "Forgot {Quotas} quotas of days that are over and {Receipts} times of receipts")]
    private static partial void LogPruned(ILogger logger, int quotas, long receipts);
}
