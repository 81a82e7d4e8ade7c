namespace Parley.Messaging.Conversations;

/// <summary>A current member, as the other ones see them.</summary>
public sealed record Participant(string UserId, MemberRole Role, string? Name, long DeliveredSeq, long ReadSeq, DateTimeOffset? ReadAt);
