using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Parley.Messaging;

namespace Parley.Server.Auth;

/// <summary>
/// Knows the caller of a REST request by its <c>Authorization: Bearer</c> header. Tokens in the address are not looked at: addresses end
/// up in logs, histories and Referer headers.
/// </summary>
internal sealed class ParleyAuthenticationHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    TokenValidator validator,
    ITokenRevocations revocations) : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "Parley";

    /// <summary>Sockets say who they are when they join a namespace, and are asked then.</summary>
    private const string SocketPath = "/socket.io";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers.Authorization.Count == 0 || Request.Path.StartsWithSegments(SocketPath))
        {
            return AuthenticateResult.NoResult();
        }

        Result<ValidToken> result = await validator.ValidateAsync(BearerToken.Read(Request.Headers.Authorization), Context.RequestAborted);
        if (!result.Succeeded(out ValidToken? token, out ParleyError? error))
        {
            return AuthenticateResult.Fail(error.Message);
        }

        if (await revocations.IsRevokedAsync(token.Caller.Key, token.IssuedAt, Context.RequestAborted))
        {
            return AuthenticateResult.Fail("The token was revoked");
        }

        Context.Features.Set(token);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(IdentityOf(token)), Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = BearerToken.Scheme;
        return ErrorAnswer.WriteAsync(Context, StatusCodes.Status401Unauthorized, ParleyError.Unauthorized);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        ErrorAnswer.WriteAsync(Context, StatusCodes.Status403Forbidden, ParleyError.Forbidden("Your role does not allow this"));

    private ClaimsIdentity IdentityOf(ValidToken token) => new(
        [
            new Claim(ClaimNames.UserId, token.Caller.UserId),
            new Claim(ClaimNames.Company, token.Caller.Company),
            .. RoleClaims.NamesOf(token.Caller.Roles).Select(static role => new Claim(ClaimNames.Role, role)),
        ],
        Scheme.Name,
        nameType: ClaimNames.UserId,
        roleType: ClaimNames.Role);
}
