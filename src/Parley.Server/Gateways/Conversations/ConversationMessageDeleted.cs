using Parley.Messaging.Messages;

namespace Parley.Server.Gateways.Conversations;

/// <summary>A message is gone, by this change of the conversation.</summary>
internal sealed record ConversationMessageDeleted(Guid ConversationId, Guid MessageId, long Rev, DateTimeOffset? DeletedAt)
{
    public static ConversationMessageDeleted Of(Message message) => new(message.ConversationId, message.Id, message.Rev, message.DeletedAt);
}
