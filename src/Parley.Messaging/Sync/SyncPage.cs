namespace Parley.Messaging.Sync;

/// <summary>The answer to a sync: what changed, and which of the named conversations are not, or no longer, the user's.</summary>
public sealed record SyncPage(IReadOnlyList<SyncedConversation> Conversations, IReadOnlyList<Guid> Removed);
