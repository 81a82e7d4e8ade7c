using Microsoft.Extensions.Primitives;
using Parley.Messaging;
using Parley.Messaging.Users;
using Parley.Server.Auth;
using Parley.SocketIO;

namespace Parley.Server.Gateways.Connecting;

/// <summary>Knows who connects by the token in the CONNECT payload, else by that of the handshake's <c>Authorization</c> header; never by the address.</summary>
internal sealed class SocketAuthentication(TokenValidator validator, UserDirectory users)
{
    private const string Bearer = "Bearer ";

    /// <summary>Whether it was revoked is not asked yet: see <see cref="IsRevokedAsync"/>.</summary>
    public async Task<Result<ValidToken>> AuthenticateAsync(ConnectContext context)
    {
        Result<ValidToken> result = await validator.ValidateAsync(TokenOf(context), CancellationToken.None);
        if (!result.Succeeded(out ValidToken? token, out ParleyError? error))
        {
            return error;
        }

        Result<User> met = await users.MeetAsync(token.Caller.Key, token.Name, token.Picture);

        // A socket lives long: what was only good for meeting its user is not kept with it.
        return met.Error is { } unmet ? unmet : token with { Name = null, Picture = null };
    }

    public ValueTask<bool> IsRevokedAsync(ValidToken token) => users.IsRevokedAsync(token.Caller.Key, token.IssuedAt);

    private static string? TokenOf(ConnectContext context) => TokenInPayload(context) ?? TokenInHeader(context.Handshake.Header("Authorization"));

    private static string? TokenInPayload(ConnectContext context)
    {
        try
        {
            return context.GetAuth<ConnectBody>().Token;
        }
        catch (InvalidArgumentsException)
        {
            // Whatever it is, it is no token.
            return "";
        }
    }

    private static string? TokenInHeader(StringValues header) =>
        header is [{ } value] && value.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? value[Bearer.Length..].Trim(' ') : null;
}
