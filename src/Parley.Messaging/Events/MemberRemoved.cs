using Parley.Messaging.Conversations;

namespace Parley.Messaging.Events;

/// <summary>A user left or was removed; <paramref name="NewOwner"/> is who became the owner by it.</summary>
public sealed record MemberRemoved(Conversation Conversation, Member Member, string ByUserId, Member? NewOwner) : ConversationEvent(Conversation)
{
    public override string Name => "member.removed";
}
