namespace Parley.Messaging.Receipts;

/// <summary>
/// What an advance newly covered, by sender. <paramref name="LastMessageId"/> is the message at its end, whoever sent it, deleted or not;
/// empty where the company has none there.
/// </summary>
public sealed record CoveredRange(Guid LastMessageId, IReadOnlyList<CoveredMessages> Senders);
