using Microsoft.Extensions.Logging;

namespace Parley.Messaging.Presence;

public sealed partial class LastSeenRecorder
{
    [LoggerMessage(1, LogLevel.Warning, "When a user was last there could not be stored: {Code}")]
    private partial void LogNotStored(string code);

    [LoggerMessage(2, LogLevel.Error, "When a user was last there could not be stored")]
    private partial void LogFailed(Exception exception);
}
