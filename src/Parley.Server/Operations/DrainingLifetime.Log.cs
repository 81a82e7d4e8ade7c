namespace Parley.Server.Operations;

internal sealed partial class DrainingLifetime
{
    [LoggerMessage(1, LogLevel.Information, "Parley {Version} has started ({Environment})")]
    private static partial void LogStarted(ILogger logger, string version, string environment);

    [LoggerMessage(2, LogLevel.Information, "Told to end: not ready any more, stopping in {Seconds} s")]
    private static partial void LogDraining(ILogger logger, int seconds);

    [LoggerMessage(3, LogLevel.Information, "Stopping")]
    private static partial void LogStopping(ILogger logger);
}
