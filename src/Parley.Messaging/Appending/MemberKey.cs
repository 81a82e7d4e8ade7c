namespace Parley.Messaging.Appending;

/// <summary>A user in a conversation.</summary>
public readonly record struct MemberKey(string Company, Guid ConversationId, string UserId);
