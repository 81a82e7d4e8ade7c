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

    /// <summary>Whether a token issued then was revoked since; one that does not say when it was issued counts as old.</summary>
    public bool HasRevoked(DateTimeOffset? issuedAt) => RevokedBefore is { } revoked && !(issuedAt >= revoked);
}
