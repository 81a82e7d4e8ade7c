namespace Parley.Server.Gateways.Conversations;

/// <summary>Messages of the one who hears it that <paramref name="UserId"/> has got; everything up to <paramref name="UpToSeq"/>.</summary>
internal sealed record ConversationReceipt(
    Guid ConversationId, IReadOnlyList<Guid> MessageIds, string UserId, DateTimeOffset Timestamp, long UpToSeq);
