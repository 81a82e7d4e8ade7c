namespace Parley.Messaging.Appending;

/// <summary>A message of a conversation.</summary>
public readonly record struct MessageKey(string Company, Guid ConversationId, Guid Id);
