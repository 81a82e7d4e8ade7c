using Microsoft.Extensions.Logging;

namespace Parley.Messaging.Events;

public sealed partial class LocalEventBus
{
    [LoggerMessage(1, LogLevel.Error, "A listener failed on {Event}")]
    private partial void LogListenerFailed(Exception exception, string @event);
}
