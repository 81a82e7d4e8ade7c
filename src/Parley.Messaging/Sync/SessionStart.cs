namespace Parley.Messaging.Sync;

/// <summary>What a connecting socket is told and listens to: all current conversations of its user, archived and blocked ones too.</summary>
public sealed record SessionStart(string Epoch, IReadOnlyList<Guid> ConversationIds, long TotalUnread);
