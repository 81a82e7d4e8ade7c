using Microsoft.Extensions.Logging;

namespace Parley.Messaging.Events;

public sealed partial class HostEvents
{
    [LoggerMessage(1, LogLevel.Error, "The host's handler failed on {Event}")]
    private partial void LogHandlerFailed(Exception exception, string @event);

    [LoggerMessage(2, LogLevel.Warning, "The host's handlers are too slow: {Event} is lost to them")]
    private partial void LogDropped(string @event);

    [LoggerMessage(3, LogLevel.Error, "The host's handler has not returned from {Event} within {Seconds} s")]
    private partial void LogHandlerLate(string @event, double seconds);

    [LoggerMessage(4, LogLevel.Warning, "The host's handler still has not returned: {Event} is lost to it")]
    private partial void LogLostToLate(string @event);

    [LoggerMessage(5, LogLevel.Warning, "{Events} events were not told to the host's handlers before the server stopped")]
    private partial void LogLeft(int events);
}
