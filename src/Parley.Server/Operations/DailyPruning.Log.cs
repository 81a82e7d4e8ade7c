namespace Parley.Server.Operations;

internal sealed partial class DailyPruning
{
    [LoggerMessage(1, LogLevel.Debug, "Forgot {Quotas} quotas of days that are over")]
    private partial void LogPruned(int quotas);

    [LoggerMessage(2, LogLevel.Warning, "The database is unavailable; what is old is forgotten tomorrow")]
    private partial void LogUnavailable(Exception exception);

    [LoggerMessage(3, LogLevel.Error, "What is old could not be forgotten; it is tried again tomorrow")]
    private partial void LogFailed(Exception exception);
}
