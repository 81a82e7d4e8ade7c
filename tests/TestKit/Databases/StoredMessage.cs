namespace Parley.TestKit.Databases;

/// <summary>The row of a message.</summary>
public sealed record StoredMessage(Guid ConversationId, long Seq, long Rev, Guid Id, string SenderId, string? ClientId);
