namespace Parley.Server.Operations;

internal abstract partial class PeriodicJob
{
    // 1 is the job's own line in the same category.
    [LoggerMessage(2, LogLevel.Warning, "The database is unavailable; {Job} goes on later")]
    private static partial void LogUnavailable(ILogger logger, Exception exception, string job);

    [LoggerMessage(3, LogLevel.Error, "{Job} failed and is tried again later")]
    private static partial void LogFailed(ILogger logger, Exception exception, string job);
}
