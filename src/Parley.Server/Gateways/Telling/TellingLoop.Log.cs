namespace Parley.Server.Gateways.Telling;

internal abstract partial class TellingLoop<T>
{
    [LoggerMessage(1, LogLevel.Warning, "{Loop} has too much to tell: {Count} changes are not told")]
    private static partial void LogDropped(ILogger logger, string loop, int count);

    [LoggerMessage(2, LogLevel.Warning, "{Loop} could not read what it has to tell and tried again: {Count} changes are not told")]
    private static partial void LogUnavailable(ILogger logger, Exception exception, string loop, int count);

    [LoggerMessage(3, LogLevel.Error, "{Loop} failed: {Count} changes are not told")]
    private static partial void LogFailed(ILogger logger, Exception exception, string loop, int count);
}
