namespace Parley.Server.Auth;

/// <summary>Whose tokens are believed. Exactly one of <see cref="JwtSecret"/> and <see cref="JwksUrl"/> is set.</summary>
public sealed class AuthOptions
{
    /// <summary>The least length of <see cref="JwtSecret"/> in bytes: what HS256 itself hashes to (RFC 7518, section 3.2).</summary>
    public const int MinSecretBytes = 32;

    /// <summary>
    /// The secret that HS256 tokens are signed with, at least <see cref="MinSecretBytes"/> bytes of UTF-8. Environment: <c>JWT_SECRET</c>.
    /// Default: none.
    /// </summary>
    public string? JwtSecret { get; set; }

    /// <summary>
    /// Where the public keys of RS256 and ES256 tokens are (RFC 7517): an https URL, or http on the own machine. Environment:
    /// <c>JWKS_URL</c>. Default: none.
    /// </summary>
    public string? JwksUrl { get; set; }

    /// <summary>What <c>iss</c> of every token must be. Default: not checked.</summary>
    public string? Issuer { get; set; }

    /// <summary>What <c>aud</c> of every token must be or contain. Default: not checked.</summary>
    public string? Audience { get; set; }
}
