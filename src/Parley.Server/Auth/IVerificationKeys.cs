namespace Parley.Server.Auth;

/// <summary>Our own keys. What a token's header says only selects among them.</summary>
internal interface IVerificationKeys
{
    /// <summary>The key for an algorithm and, where there are several, a <c>kid</c>; null when we have none such.</summary>
    ValueTask<VerificationKey?> FindAsync(string algorithm, string? keyId, CancellationToken cancellationToken);
}
