using Parley.Messaging.Conversations;
using Parley.Messaging.Messages;

namespace Parley.Messaging.Events;

/// <summary>The text of a message was changed.</summary>
public sealed record MessageEdited(Conversation Conversation, Message Message) : ConversationEvent(Conversation)
{
    public override string Name => "message.edited";
}
