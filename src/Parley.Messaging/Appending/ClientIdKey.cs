namespace Parley.Messaging.Appending;

/// <summary>What a sender called a message.</summary>
public readonly record struct ClientIdKey(string Company, Guid ConversationId, string SenderId, string ClientId);
