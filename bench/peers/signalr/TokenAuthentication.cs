using System.Security.Claims;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Parley.Bench.SignalR;

/// <summary>Tokens (RFC 7519, HS256) of an <c>Authorization</c> header, or of the query, where a browser's WebSocket has to put them.</summary>
internal sealed class TokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, IConfiguration configuration)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public new const string Scheme = "Bearer";

    private const string Prefix = "Bearer ";

    private static readonly JsonWebTokenHandler Handler = new();
    private static TokenValidationParameters? _parameters;

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        string? header = Request.Headers.Authorization;
        string? token = header?.StartsWith(Prefix, StringComparison.Ordinal) == true ? header[Prefix.Length..] : Request.Query["access_token"];
        return Task.FromResult(token is null ? AuthenticateResult.NoResult() : Validate(token));
    }

    private AuthenticateResult Validate(string token)
    {
        TokenValidationResult result = Handler.ValidateToken(token, _parameters ??= CreateParameters(configuration));
        return result is { IsValid: true, SecurityToken: JsonWebToken { Alg: SecurityAlgorithms.HmacSha256 } }
            ? AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(result.ClaimsIdentity), Scheme))
            : AuthenticateResult.Fail("The token is not valid.");
    }

    private static TokenValidationParameters CreateParameters(IConfiguration configuration) => new()
    {
        IssuerSigningKey = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(configuration["JWT_SECRET"] ?? "")),
        ValidateIssuer = false,
        ValidateAudience = false,
    };
}
