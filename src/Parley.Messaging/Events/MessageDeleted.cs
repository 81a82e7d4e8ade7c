using Parley.Messaging.Conversations;
using Parley.Messaging.Messages;

namespace Parley.Messaging.Events;

/// <summary>A message was deleted; what is left of it is given.</summary>
public sealed record MessageDeleted(Conversation Conversation, Message Message) : ConversationEvent(Conversation)
{
    public override string Name => "message.deleted";
}
