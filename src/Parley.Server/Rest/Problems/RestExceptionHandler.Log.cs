namespace Parley.Server.Rest.Problems;

internal sealed partial class RestExceptionHandler
{
    [LoggerMessage(1, LogLevel.Warning, "The database did not answer a {Method} request")]
    private partial void LogUnavailable(Exception exception, string method);

    [LoggerMessage(2, LogLevel.Error, "A {Method} request failed")]
    private partial void LogFailed(Exception exception, string method);
}
