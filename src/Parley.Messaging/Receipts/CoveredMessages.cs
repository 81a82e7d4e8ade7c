namespace Parley.Messaging.Receipts;

/// <summary>The messages of one sender that an advance newly covered, oldest first.</summary>
public sealed record CoveredMessages(string SenderId, IReadOnlyList<Guid> MessageIds);
