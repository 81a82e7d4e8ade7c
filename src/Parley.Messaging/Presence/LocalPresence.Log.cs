using Microsoft.Extensions.Logging;

namespace Parley.Messaging.Presence;

public sealed partial class LocalPresence
{
    [LoggerMessage(1, LogLevel.Error, "A listener to presence failed")]
    private partial void LogListenerFailed(Exception exception);
}
