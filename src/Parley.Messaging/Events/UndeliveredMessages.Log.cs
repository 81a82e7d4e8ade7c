using Microsoft.Extensions.Logging;

namespace Parley.Messaging.Events;

public sealed partial class UndeliveredMessages
{
    [LoggerMessage(1, LogLevel.Warning, "The members of conversations cannot be read: whom messages do not reach is not told until they can")]
    private partial void LogMembersUnknown(Exception exception);
}
