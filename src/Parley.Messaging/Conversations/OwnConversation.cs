namespace Parley.Messaging.Conversations;

/// <summary>
/// A conversation and one user's part in it, without the others; <paramref name="Own"/> is null, and <paramref name="UnreadCount"/> 0, for one
/// who is not, or no longer, a member.
/// </summary>
public sealed record OwnConversation(Conversation Conversation, Member? Own, long UnreadCount);
