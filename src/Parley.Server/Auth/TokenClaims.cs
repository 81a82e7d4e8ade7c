using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Parley.Messaging.Users;

namespace Parley.Server.Auth;

/// <summary>Reads the payload of a token whose signature is right, by our own clock.</summary>
internal sealed class TokenClaims(AuthOptions options, TimeProvider time)
{
    /// <summary>How far the clock of who issues tokens may be off.</summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(5);

    private const int MaxNameLength = 200;
    private const int MaxPictureLength = 2000;

    public bool TryRead(byte[] utf8, [NotNullWhen(true)] out ValidToken? token, [NotNullWhen(false)] out string? refusal)
    {
        token = null;
        if (!StrictJson.TryParseObject(utf8, out JsonDocument? document))
        {
            refusal = "the payload is not strict JSON";
            return false;
        }

        using (document)
        {
            refusal = Read(document.RootElement, out token);
            return token is not null;
        }
    }

    private string? Read(JsonElement payload, out ValidToken? token)
    {
        token = null;
        if (FindIssuerMistake(payload) is { } wrongIssuer)
        {
            return wrongIssuer;
        }

        if (FindTimeMistake(payload, out DateTimeOffset? issuedAt, out DateTimeOffset expiresAt) is { } wrongTime)
        {
            return wrongTime;
        }

        if (FindUserMistake(payload, out UserKey user) is { } wrongUser)
        {
            return wrongUser;
        }

        string? name = ClaimText.Display(payload.Text(ClaimNames.Name), MaxNameLength);
        string? picture = ClaimText.Display(payload.Text(ClaimNames.Picture), MaxPictureLength);
        token = new ValidToken(new Caller(user, RoleClaims.Read(payload)), name, picture, issuedAt, expiresAt);
        return null;
    }

    private string? FindIssuerMistake(JsonElement payload)
    {
        if (!string.IsNullOrEmpty(options.Issuer) && payload.Text(ClaimNames.Issuer) != options.Issuer)
        {
            return "iss is another one";
        }

        return string.IsNullOrEmpty(options.Audience) || IsFor(options.Audience, payload) ? null : "aud does not name us";
    }

    private static bool IsFor(string audience, JsonElement payload) => payload.TryGet(ClaimNames.Audience, out JsonElement value)
        && (value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray().Any(element => element.TextOrNull() == audience)
            : value.TextOrNull() == audience);

    private string? FindTimeMistake(JsonElement payload, out DateTimeOffset? issuedAt, out DateTimeOffset expiresAt)
    {
        DateTimeOffset now = time.GetUtcNow();
        issuedAt = null;
        if (!payload.TryGetProperty(ClaimNames.ExpiresAt, out JsonElement exp) || !NumericDate.TryRead(exp, out expiresAt))
        {
            expiresAt = default;
            return "exp is missing or not a time";
        }

        if (expiresAt + ClockSkew <= now)
        {
            return "it has expired";
        }

        if (payload.TryGetProperty(ClaimNames.NotBefore, out JsonElement nbf))
        {
            if (!NumericDate.TryRead(nbf, out DateTimeOffset notBefore))
            {
                return "nbf is not a time";
            }

            if (notBefore - ClockSkew > now)
            {
                return "it is not valid yet";
            }
        }

        if (payload.TryGetProperty(ClaimNames.IssuedAt, out JsonElement iat))
        {
            if (!NumericDate.TryRead(iat, out DateTimeOffset issued))
            {
                return "iat is not a time";
            }

            // It would outlive the next revocation.
            if (issued - ClockSkew > now)
            {
                return "it was issued in the future";
            }

            issuedAt = issued;
        }

        return null;
    }

    private static string? FindUserMistake(JsonElement payload, out UserKey user)
    {
        user = default;
        string? company = payload.TryGet(ClaimNames.Company, out JsonElement value) ? value.TextOrNull() : ClaimNames.DefaultCompany;
        if (!ClaimText.IsId(company))
        {
            return "companyId is not an id";
        }

        string? id = payload.Text(ClaimNames.UserId);
        if (!ClaimText.IsId(id))
        {
            return "sub is not an id";
        }

        user = new UserKey(company, id);
        return null;
    }
}
