namespace Parley.Server.Operations;

internal sealed partial class Readiness
{
    [LoggerMessage(1, LogLevel.Warning, "Not ready: {Part}")]
    private static partial void LogNotReady(ILogger logger, Exception? exception, string part);

    [LoggerMessage(2, LogLevel.Information, "Ready: {Part}")]
    private static partial void LogReadyAgain(ILogger logger, string part);
}
