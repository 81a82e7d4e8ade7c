using Parley.Messaging.Conversations;
using Parley.Messaging.Messages;
using Parley.Messaging.Receipts;

namespace Parley.Messaging.Events;

/// <summary>The text of a message was changed; <paramref name="Status"/> is how far the message had come by then.</summary>
public sealed record MessageEdited(Conversation Conversation, Message Message, MessageStatus Status) : ConversationEvent(Conversation)
{
    public override string Name => "message.edited";
}
