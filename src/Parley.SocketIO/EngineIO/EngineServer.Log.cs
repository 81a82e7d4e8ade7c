using Microsoft.Extensions.Logging;

namespace Parley.SocketIO.EngineIO;

internal sealed partial class EngineServer
{
    [LoggerMessage(1, LogLevel.Debug, "A client broke the protocol over {Transport}: {Violation}")]
    private partial void LogViolation(string transport, string violation);

    [LoggerMessage(2, LogLevel.Information, "Closing {Count} connections because the application stops")]
    private partial void LogStopping(int count);

    [LoggerMessage(3, LogLevel.Error, "The receiver of a session failed")]
    private partial void LogReceiverFailed(Exception exception);

    [LoggerMessage(4, LogLevel.Error, "A write to a WebSocket failed in an unexpected way")]
    private partial void LogWriteFailed(Exception exception);
}
