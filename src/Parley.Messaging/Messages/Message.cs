using Parley.Messaging.Appending;

namespace Parley.Messaging.Messages;

/// <summary>A message as it is stored. A deleted one keeps its place and its <see cref="ClientId"/>, and nothing of its content.</summary>
public sealed record Message
{
    public required Guid Id { get; init; }

    public required string Company { get; init; }

    public required Guid ConversationId { get; init; }

    /// <summary>Its place in the conversation: 1, 2, 3 …</summary>
    public required long Seq { get; init; }

    /// <summary>The conversation's change that last touched it.</summary>
    public required long Rev { get; init; }

    /// <summary>The conversation's change that made it; never less than that of an earlier <see cref="Seq"/>.</summary>
    public required long CreatedRev { get; init; }

    public required string SenderId { get; init; }

    /// <summary>Which of the sender's own messages here it is: 1, 2, 3 …</summary>
    public required long SenderSeq { get; init; }

    public required MessageType Type { get; init; }

    public required string Text { get; init; }

    public string? AttachmentUrl { get; init; }

    public string? AttachmentType { get; init; }

    public string? ClientId { get; init; }

    /// <summary>Of the first content, so that a retry can be told from a reused <see cref="ClientId"/>; 0 without one.</summary>
    public long ContentHash { get; init; }

    public Guid? ReplyToId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? EditedAt { get; init; }

    public DateTimeOffset? DeletedAt { get; init; }

    public MessageKey Key => new(Company, ConversationId, Id);
}
