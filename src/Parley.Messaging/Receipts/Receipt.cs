namespace Parley.Messaging.Receipts;

/// <summary>
/// How far one message came with one member. A time is the first advance that covered the message; null where it was not reached, or where
/// the log no longer goes back that far although <see cref="Status"/> says that it was.
/// </summary>
public sealed record Receipt(string UserId, string? Name, MessageStatus Status, DateTimeOffset? DeliveredAt, DateTimeOffset? ReadAt);
