using Microsoft.Extensions.Logging;

namespace Parley.SocketIO;

internal sealed partial class SocketConnection
{
    [LoggerMessage(1, LogLevel.Debug, "The arguments of event {EventName} are not what its handler takes")]
    private static partial void LogInvalidArguments(ILogger logger, Exception? cause, string eventName);

    [LoggerMessage(2, LogLevel.Error, "The handler of event {EventName} failed")]
    private static partial void LogHandlerFailed(ILogger logger, Exception exception, string eventName);

    [LoggerMessage(3, LogLevel.Error, "A connection handler of namespace {Namespace} failed")]
    private static partial void LogConnectionHandlerFailed(ILogger logger, Exception exception, string @namespace);

    [LoggerMessage(4, LogLevel.Error, "A disconnect handler of namespace {Namespace} failed")]
    private static partial void LogDisconnectHandlerFailed(ILogger logger, Exception exception, string @namespace);

    [LoggerMessage(5, LogLevel.Error, "Middleware of namespace {Namespace} failed; the client was refused")]
    private static partial void LogConnectFailed(ILogger logger, Exception exception, string @namespace);
}
