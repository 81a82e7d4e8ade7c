using Microsoft.Extensions.Logging;

namespace Parley.Messaging.Appending;

public sealed partial class AppendWorker
{
    [LoggerMessage(1, LogLevel.Warning, "The database is unavailable: {Commands} commands are answered so")]
    private partial void LogUnavailable(Exception exception, int commands);

    [LoggerMessage(2, LogLevel.Debug, "Another node was faster, deciding {Commands} commands anew after attempt {Attempt}")]
    private partial void LogConflict(Exception exception, int commands, int attempt);

    [LoggerMessage(3, LogLevel.Warning, "A batch of {Commands} commands could not be stored; trying its halves")]
    private partial void LogIsolating(Exception exception, int commands);

    [LoggerMessage(4, LogLevel.Error, "A command could not be stored")]
    private partial void LogFailed(Exception exception);

    [LoggerMessage(5, LogLevel.Warning, "{Commands} commands could not be stored in time")]
    private partial void LogGivenUp(Exception exception, int commands);
}
