using System.Collections.Concurrent;
using Parley.Messaging.Users;
using Parley.Server.Auth;

namespace Parley.Server.Tests.Auth;

/// <summary>Revocations in memory.</summary>
internal sealed class KnownRevocations : ITokenRevocations
{
    private readonly ConcurrentDictionary<UserKey, DateTimeOffset> _revoked = new();

    public void Revoke(UserKey user, DateTimeOffset at) => _revoked[user] = at;

    public ValueTask<bool> IsRevokedAsync(UserKey user, DateTimeOffset? issuedAt, CancellationToken cancellationToken) =>
        new(_revoked.TryGetValue(user, out DateTimeOffset at) && (issuedAt is null || issuedAt < at));
}
