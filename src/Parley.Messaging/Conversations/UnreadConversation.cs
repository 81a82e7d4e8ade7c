namespace Parley.Messaging.Conversations;

/// <summary>How many messages of a conversation a user has not read.</summary>
public readonly record struct UnreadConversation(Guid Id, long UnreadCount);
