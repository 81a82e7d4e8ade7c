using Parley.Messaging.Conversations;
using Parley.Messaging.Orders;

namespace Parley.Messaging.Policies;

/// <summary>What <see cref="SendPolicy"/> decides by, as the transaction that stores sees it.</summary>
internal readonly record struct SendFacts
{
    public required Conversation? Conversation { get; init; }

    public required Member? Member { get; init; }

    /// <summary>Of an order thread.</summary>
    public Order? Order { get; init; }

    public required string Text { get; init; }

    /// <summary>When the sender sent the message that must leave the window before another one fits; null while there is room.</summary>
    public DateTimeOffset? WindowFullSince { get; init; }

    /// <summary>Messages of the sender on this UTC day.</summary>
    public int SentToday { get; init; }
}
