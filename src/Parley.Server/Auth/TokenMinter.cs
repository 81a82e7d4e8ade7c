using System.Text;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Parley.Messaging.Users;

namespace Parley.Server.Auth;

/// <summary>Makes tokens with our own secret: for the demo sign-in of Development and for tests.</summary>
internal sealed class TokenMinter(AuthOptions options, TimeProvider time)
{
    /// <summary>The library would add the times of its own clock.</summary>
    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false };

    /// <exception cref="InvalidOperationException">There is no <see cref="AuthOptions.JwtSecret"/>.</exception>
    public string Mint(Caller caller, string? name, TimeSpan lifetime)
    {
        DateTimeOffset now = time.GetUtcNow();
        var payload = new JsonObject
        {
            [ClaimNames.UserId] = caller.UserId,
            [ClaimNames.Company] = caller.Company,
            [ClaimNames.Roles] = new JsonArray([.. RoleClaims.NamesOf(caller.Roles).Select(static role => JsonValue.Create(role))]),
            [ClaimNames.IssuedAt] = NumericDate.Of(now),
            [ClaimNames.ExpiresAt] = NumericDate.Of(now + lifetime),
        };
        AddIfSet(payload, ClaimNames.Name, name);
        AddIfSet(payload, ClaimNames.Issuer, options.Issuer);
        AddIfSet(payload, ClaimNames.Audience, options.Audience);
        return Sign(payload.ToJsonString());
    }

    private string Sign(string payload)
    {
        string secret = options.JwtSecret is { Length: > 0 } own
            ? own
            : throw new InvalidOperationException("Tokens can only be made with JWT_SECRET set.");
        var key = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(secret));
        return Handler.CreateToken(payload, new SigningCredentials(key, SecurityAlgorithms.HmacSha256));
    }

    private static void AddIfSet(JsonObject payload, string member, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            payload[member] = value;
        }
    }
}
