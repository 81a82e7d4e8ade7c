namespace Parley.Messaging.Conversations;

/// <summary>A member who was asked for; <paramref name="IsNew"/> when they were none before, <paramref name="Name"/> as their user is known.</summary>
public sealed record AddedMember(Member Member, string? Name, bool IsNew);
