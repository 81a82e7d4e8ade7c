using Parley.Messaging.Users;

namespace Parley.Server.Auth;

/// <summary>Knows whose tokens were revoked, and when.</summary>
internal interface ITokenRevocations
{
    /// <summary>
    /// Whether a token was issued before its user's tokens were revoked. One without <c>iat</c> counts as issued before any revocation.
    /// </summary>
    ValueTask<bool> IsRevokedAsync(UserKey user, DateTimeOffset? issuedAt, CancellationToken cancellationToken);
}
