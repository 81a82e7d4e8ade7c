namespace Parley.Messaging.Presence;

/// <summary>Whether a user is there, and if not, when they last were, where that is known.</summary>
public sealed record UserPresence(string UserId, bool IsOnline, DateTimeOffset? LastSeenAt);
