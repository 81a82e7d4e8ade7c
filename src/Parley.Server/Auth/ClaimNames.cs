namespace Parley.Server.Auth;

/// <summary>The members of a token's payload that mean something to us.</summary>
internal static class ClaimNames
{
    public const string UserId = "sub";
    public const string Company = "companyId";
    public const string Role = "role";
    public const string Roles = "roles";
    public const string Name = "name";
    public const string Picture = "picture";
    public const string IssuedAt = "iat";
    public const string NotBefore = "nbf";
    public const string ExpiresAt = "exp";
    public const string Issuer = "iss";
    public const string Audience = "aud";

    /// <summary>The company of tokens that name none.</summary>
    public const string DefaultCompany = "default";
}
