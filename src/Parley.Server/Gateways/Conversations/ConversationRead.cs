namespace Parley.Server.Gateways.Conversations;

/// <summary>A member has read everything up to a message.</summary>
internal sealed record ConversationRead(Guid ConversationId, Guid MessageId, string ReadBy, DateTimeOffset ReadAt, long UpToSeq);
