using Microsoft.IdentityModel.Tokens;

namespace Parley.Server.Auth;

/// <summary>A key together with the one algorithm that it is used with, so that a token cannot choose another one.</summary>
internal sealed record VerificationKey(string Algorithm, string? KeyId, SecurityKey Key)
{
    // Cached providers are kept for ever, also those of keys that were rotated out; making one takes about a microsecond.
    private static readonly CryptoProviderFactory Providers = new() { CacheSignatureProviders = false };

    public bool Verifies(byte[] signed, byte[] signature)
    {
        SignatureProvider provider = Providers.CreateForVerifying(Key, Algorithm);
        try
        {
            return provider.Verify(signed, signature);
        }
        finally
        {
            Providers.ReleaseSignatureProvider(provider);
        }
    }
}
