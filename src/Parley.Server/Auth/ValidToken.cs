using Parley.Messaging.Users;

namespace Parley.Server.Auth;

/// <summary>What a token says that has passed every check but revocation.</summary>
internal sealed record ValidToken(Caller Caller, string? Name, string? Picture, DateTimeOffset? IssuedAt, DateTimeOffset ExpiresAt);
