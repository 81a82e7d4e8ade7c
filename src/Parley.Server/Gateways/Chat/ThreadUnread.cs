namespace Parley.Server.Gateways.Chat;

/// <summary>What the one who hears it has not read of a thread, and of all of them.</summary>
internal sealed record ThreadUnread(Guid ThreadId, long UnreadCount, long TotalUnread);
