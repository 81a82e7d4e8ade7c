using Parley.Messaging.Messages;
using Parley.Messaging.Orders;
using Parley.Messaging.Receipts;

namespace Parley.Messaging.Conversations;

/// <summary>A conversation as one user sees it.</summary>
public sealed record ConversationView
{
    public required Conversation Conversation { get; init; }

    /// <summary>The user's own part; null for one who is not, or no longer, a member.</summary>
    public required Member? Own { get; init; }

    /// <summary>Current members in the order in which they joined; in lists the first <see cref="IConversationReader.ListedParticipants"/>.</summary>
    public required IReadOnlyList<Participant> Participants { get; init; }

    public required int ParticipantCount { get; init; }

    /// <summary>Of an order thread, as stored.</summary>
    public Order? Order { get; init; }

    public Message? LastMessage { get; init; }

    public MessageStatus LastMessageStatus { get; init; }

    /// <summary>Messages after the own read position that are neither own nor deleted; 0 for one who is not a member.</summary>
    public long UnreadCount { get; init; }
}
