namespace Parley.Messaging.Users;

/// <summary>A user as Parley knows them.</summary>
public sealed record User
{
    public required UserKey Key { get; init; }

    public string? Name { get; init; }

    public string? Picture { get; init; }

    public DateTimeOffset? LastSeenAt { get; init; }

    /// <summary>Tokens issued before are refused.</summary>
    public DateTimeOffset? RevokedBefore { get; init; }
}
