using Parley.Messaging.Users;

namespace Parley.Messaging.Sync;

/// <summary>
/// What a connecting socket is told and listens to: its user, where known, and all their current conversations, archived and blocked ones too.
/// </summary>
public sealed record SessionStart(User? User, string Epoch, IReadOnlyList<Guid> ConversationIds, long TotalUnread);
