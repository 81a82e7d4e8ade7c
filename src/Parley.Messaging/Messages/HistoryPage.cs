using Parley.Messaging.Conversations;
using Parley.Messaging.Receipts;

namespace Parley.Messaging.Messages;

/// <summary>A page of history as the store gives it, with what is needed to decide who may see it.</summary>
public sealed record HistoryPage
{
    public required Conversation Conversation { get; init; }

    /// <summary>The asking user's own part, if any.</summary>
    public required Member? Own { get; init; }

    /// <summary>False where the position was named by a message that this conversation does not have.</summary>
    public bool PositionFound { get; init; } = true;

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<Message> Messages { get; init; }

    public required ReceiptFloor Floor { get; init; }

    public bool HasOlder { get; init; }

    public bool HasNewer { get; init; }
}
