using Parley.Messaging.Conversations;

namespace Parley.Messaging.Events;

/// <summary>A member got another role. The heir of an owner who left is told in <see cref="MemberRemoved"/>.</summary>
public sealed record MemberRoleChanged(Conversation Conversation, Member Member, string ByUserId) : ConversationEvent(Conversation);
