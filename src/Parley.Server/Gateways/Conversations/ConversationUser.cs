namespace Parley.Server.Gateways.Conversations;

/// <summary>Somebody of a conversation.</summary>
internal sealed record ConversationUser(Guid ConversationId, string UserId);
