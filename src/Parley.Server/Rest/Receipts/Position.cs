namespace Parley.Server.Rest.Receipts;

/// <summary>Where the caller is in a conversation.</summary>
internal sealed record Position(long ReadSeq, long DeliveredSeq, long UnreadCount);
