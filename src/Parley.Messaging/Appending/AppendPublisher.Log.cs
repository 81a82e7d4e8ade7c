using Microsoft.Extensions.Logging;

namespace Parley.Messaging.Appending;

public sealed partial class AppendPublisher
{
    [LoggerMessage(1, LogLevel.Error, "What is stored could not be told: {Event}")]
    private partial void LogNotTold(Exception exception, string @event);

    [LoggerMessage(2, LogLevel.Error, "What a transaction stored could not be told together")]
    private partial void LogBatchNotTold(Exception exception);
}
