using Parley.Messaging.Users;

namespace Parley.Server.Auth;

/// <summary>The revocations that the user directory knows.</summary>
internal sealed class DirectoryRevocations(UserDirectory users) : ITokenRevocations
{
    public ValueTask<bool> IsRevokedAsync(UserKey user, DateTimeOffset? issuedAt, CancellationToken cancellationToken) =>
        users.IsRevokedAsync(user, issuedAt, cancellationToken);
}
