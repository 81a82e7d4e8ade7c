namespace Parley.Server.Gateways.Telling;

internal abstract partial class TellingLoop<T>
{
    [LoggerMessage(1, LogLevel.Warning, "{Loop} has too much to tell: clients find the rest by a sync")]
    private static partial void LogDropped(ILogger logger, string loop);

    [LoggerMessage(2, LogLevel.Warning, "{Loop} cannot read what it has to tell, {Count} events: clients find it by a sync")]
    private static partial void LogUnavailable(ILogger logger, Exception exception, string loop, int count);

    [LoggerMessage(3, LogLevel.Error, "{Loop} failed")]
    private static partial void LogFailed(ILogger logger, Exception exception, string loop);
}
