using Parley.Messaging.Receipts;

namespace Parley.Messaging.Appending;

/// <summary>A row of the receipts log: whoever had not reached <paramref name="Seq"/> before reached it then.</summary>
public readonly record struct PositionAdvance(MemberKey Member, ReceiptKind Kind, long Seq, DateTimeOffset At);
