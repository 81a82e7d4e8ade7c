using Parley.Messaging.Conversations;
using Parley.Messaging.Messages;

namespace Parley.Messaging.Events;

/// <summary>A message was stored while these members had no live socket: the hook for push and e-mail. For the host's code only.</summary>
public sealed record MessageUndelivered(Conversation Conversation, Message Message, IReadOnlyList<string> UserIds) : ChatEvent(Conversation.Company)
{
    public override string Name => "message.undelivered";
}
