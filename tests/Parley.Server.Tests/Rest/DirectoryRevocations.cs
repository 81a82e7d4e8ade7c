using Parley.Messaging.Users;
using Parley.Server.Auth;

namespace Parley.Server.Tests.Rest;

/// <summary>Asks the directory of users whose tokens were revoked.</summary>
internal sealed class DirectoryRevocations(UserDirectory users) : ITokenRevocations
{
    public ValueTask<bool> IsRevokedAsync(UserKey user, DateTimeOffset? issuedAt, CancellationToken cancellationToken) =>
        users.IsRevokedAsync(user, issuedAt, cancellationToken);
}
