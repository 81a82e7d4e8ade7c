namespace Parley.Server.Operations;

internal sealed partial class ExpiredThreads
{
    [LoggerMessage(1, LogLevel.Information, "Archived {Threads} threads whose orders were completed long enough ago")]
    private partial void LogArchived(int threads);

    [LoggerMessage(2, LogLevel.Warning, "The database is unavailable; threads of completed orders are archived later")]
    private partial void LogUnavailable(Exception exception);

    [LoggerMessage(3, LogLevel.Error, "Threads of completed orders could not be archived")]
    private partial void LogFailed(Exception exception);
}
