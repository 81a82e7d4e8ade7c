namespace Parley.Messaging.Sync;

/// <summary>What a client gets when it comes back. <paramref name="ResyncRequired"/>: the database was restored, what the client has may be wrong.</summary>
public sealed record SyncAnswer(
    string Epoch, bool ResyncRequired, IReadOnlyList<SyncedConversation> Conversations, IReadOnlyList<Guid> Removed);
