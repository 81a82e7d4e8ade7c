namespace Parley.Server.Gateways.Orders;

/// <summary>A participant has read everything up to a place in the thread.</summary>
internal sealed record ThreadRead(string UserId, Guid ThreadId, long UpToSeq, DateTimeOffset ReadAt);
