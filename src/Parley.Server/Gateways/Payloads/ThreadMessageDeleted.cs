using Parley.Messaging.Messages;

namespace Parley.Server.Gateways.Payloads;

/// <summary>A message of a thread is gone, by this change of the thread.</summary>
internal sealed record ThreadMessageDeleted(Guid ThreadId, Guid MessageId, long Rev, DateTimeOffset? DeletedAt)
{
    public static ThreadMessageDeleted Of(Message message) => new(message.ConversationId, message.Id, message.Rev, message.DeletedAt);
}
