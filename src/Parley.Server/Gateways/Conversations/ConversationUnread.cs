namespace Parley.Server.Gateways.Conversations;

/// <summary>What the one who hears it has not read of a conversation, and of all of them.</summary>
internal sealed record ConversationUnread(Guid ConversationId, long UnreadCount, long TotalUnread);
