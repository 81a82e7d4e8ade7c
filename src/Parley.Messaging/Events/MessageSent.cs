using Parley.Messaging.Conversations;
using Parley.Messaging.Messages;

namespace Parley.Messaging.Events;

/// <summary>A message was stored. <paramref name="TempId"/> is what its sender calls it for the moment, echoed and not stored.</summary>
public sealed record MessageSent(Conversation Conversation, Message Message, string? TempId) : ConversationEvent(Conversation)
{
    public override string Name => "message.sent";
}
