using Parley.Messaging.Users;

namespace Parley.Messaging.Presence;

/// <summary>A user came or went; <paramref name="LastSeenAt"/> is when the last socket of one who went was gone.</summary>
public readonly record struct PresenceChange(UserKey User, bool IsOnline, DateTimeOffset? LastSeenAt);
