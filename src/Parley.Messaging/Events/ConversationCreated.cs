using Parley.Messaging.Conversations;

namespace Parley.Messaging.Events;

/// <summary>A conversation begins, with these members.</summary>
public sealed record ConversationCreated(Conversation Conversation, IReadOnlyList<Member> Members) : ConversationEvent(Conversation)
{
    public override string Name => "conversation.created";

    public override long Rev => 0;
}
