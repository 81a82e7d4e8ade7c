using Parley.Messaging.Conversations;

namespace Parley.Messaging.Events;

/// <summary>A user joined or joined again.</summary>
public sealed record MemberAdded(Conversation Conversation, Member Member, string ByUserId) : ConversationEvent(Conversation)
{
    public override string Name => "member.added";
}
