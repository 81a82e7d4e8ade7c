namespace Parley.Server.Gateways.Connecting;

internal sealed partial class SocketArrival
{
    [LoggerMessage(1, LogLevel.Warning, "The database did not answer about a socket that wants to connect")]
    private partial void LogUnavailable(Exception exception);
}
