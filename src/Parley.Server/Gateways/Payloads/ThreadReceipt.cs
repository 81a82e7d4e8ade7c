namespace Parley.Server.Gateways.Payloads;

/// <summary>Messages of the one who hears it that <paramref name="UserId"/> has got or read; everything up to <paramref name="UpToSeq"/>.</summary>
internal sealed record ThreadReceipt(Guid ThreadId, IReadOnlyList<Guid> MessageIds, string UserId, DateTimeOffset Timestamp, long UpToSeq);
