using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace Parley.Server.Auth;

/// <summary>The one key that is <see cref="AuthOptions.JwtSecret"/>; there is nothing that a <c>kid</c> could choose.</summary>
internal sealed class SecretKeys : IVerificationKeys
{
    private readonly VerificationKey _key;

    public SecretKeys(string secret) =>
        _key = new VerificationKey(SecurityAlgorithms.HmacSha256, KeyId: null, new SymmetricSecurityKey(Encoding.UTF8.GetBytes(secret)));

    public ValueTask<VerificationKey?> FindAsync(string algorithm, string? keyId, CancellationToken cancellationToken) =>
        new(algorithm == _key.Algorithm ? _key : null);
}
