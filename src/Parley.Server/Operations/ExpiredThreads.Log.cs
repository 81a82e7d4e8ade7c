namespace Parley.Server.Operations;

internal sealed partial class ExpiredThreads
{
    [LoggerMessage(1, LogLevel.Information, "Archived {Threads} threads whose orders were completed long enough ago")]
    private static partial void LogArchived(ILogger logger, int threads);
}
