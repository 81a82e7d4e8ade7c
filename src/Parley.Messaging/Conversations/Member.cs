using Parley.Messaging.Appending;

namespace Parley.Messaging.Conversations;

/// <summary>One user's part in one conversation. Positions are a <c>seq</c> and only move forward.</summary>
public sealed record Member
{
    public required Guid ConversationId { get; init; }

    public required string Company { get; init; }

    public required string UserId { get; init; }

    public required MemberRole Role { get; init; }

    public long DeliveredSeq { get; init; }

    public long ReadSeq { get; init; }

    public DateTimeOffset? ReadAt { get; init; }

    /// <summary>Own messages ever sent here, deleted ones included.</summary>
    public long SentCount { get; init; }

    /// <summary>Where the positions began.</summary>
    public long JoinedSeq { get; init; }

    public required DateTimeOffset JoinedAt { get; init; }

    /// <summary>Set once removed or gone; a removed member sees nothing.</summary>
    public DateTimeOffset? LeftAt { get; init; }

    public MemberKey Key => new(Company, ConversationId, UserId);

    public bool IsCurrent => LeftAt is null;

    public bool MayManage => Role is MemberRole.Owner or MemberRole.Admin;
}
