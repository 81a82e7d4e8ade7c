using Parley.Messaging.Appending;

namespace Parley.Messaging.Conversations;

/// <summary>A conversation as it is stored. Every message takes a <see cref="LastSeq"/>, every change a <see cref="LastRev"/>, both without gaps.</summary>
public sealed record Conversation
{
    public required Guid Id { get; init; }

    public required string Company { get; init; }

    public required ConversationKind Kind { get; init; }

    /// <summary>Of groups.</summary>
    public string? Name { get; init; }

    /// <summary>Of order threads, as <see cref="CustomerId"/> and <see cref="ProviderId"/>.</summary>
    public string? OrderId { get; init; }

    public string? CustomerId { get; init; }

    public string? ProviderId { get; init; }

    /// <summary>Of direct conversations: see <see cref="DirectPair"/>.</summary>
    public string? DirectKey { get; init; }

    public ConversationStatus Status { get; init; }

    /// <summary>Archived because its order's grace window ended, not by a person: it opens again with the order.</summary>
    public bool ArchivedByItself { get; init; }

    /// <summary>Of a blocked one: it was archived, and is so again once it is unblocked.</summary>
    public bool ArchivedUnderBlock { get; init; }

    public long LastSeq { get; init; }

    public long LastRev { get; init; }

    /// <summary>The last <c>rev</c> that changed the conversation or its members, not a message.</summary>
    public long ChangedRev { get; init; }

    public DateTimeOffset? LastMessageAt { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    internal Conversation Blocked() => this with { Status = ConversationStatus.Blocked, ArchivedUnderBlock = Status == ConversationStatus.Archived };

    internal Conversation Unblocked() => this with
    {
        Status = ArchivedUnderBlock ? ConversationStatus.Archived : ConversationStatus.Open,
        ArchivedUnderBlock = false,
    };

    public ConversationKey Key => new(Company, Id);

    /// <summary>This conversation after one more change of itself or of its members.</summary>
    internal Conversation Changed() => this with { LastRev = LastRev + 1, ChangedRev = LastRev + 1 };
}
