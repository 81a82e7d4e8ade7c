namespace Parley.Messaging.Policies;

/// <summary>Whether the caller may send; if not, the code of the error that a try would get, and if so, until when where that is known.</summary>
public sealed record SendCapability(bool Allowed, string? Reason, DateTimeOffset? Until);
