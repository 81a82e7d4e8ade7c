using Parley.Messaging.Receipts;

namespace Parley.Storage.Tests.Reading.Rows;

/// <summary>One advance of a member, as the receipts log keeps it.</summary>
internal sealed record StoredReceipt(string UserId, ReceiptKind Kind, long Seq, DateTimeOffset At);
