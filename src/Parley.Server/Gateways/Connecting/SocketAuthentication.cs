using Parley.Messaging;
using Parley.Messaging.Users;
using Parley.Server.Auth;
using Parley.SocketIO;

namespace Parley.Server.Gateways.Connecting;

/// <summary>Knows who connects by the token in the CONNECT payload, else by that of the handshake's <c>Authorization</c> header; never by the address.</summary>
internal sealed class SocketAuthentication(TokenValidator validator, ITokenRevocations revocations, UserDirectory users)
{
    /// <summary>Whether it was revoked is not asked yet: see <see cref="IsRevokedAsync"/>.</summary>
    public async Task<Result<ValidToken>> AuthenticateAsync(ConnectContext context)
    {
        Result<ValidToken> result = await validator.ValidateAsync(TokenOf(context), CancellationToken.None);
        if (!result.Succeeded(out ValidToken? token, out ParleyError? error))
        {
            return error;
        }

        Result<User> met = await users.MeetAsync(token.Caller.Key, token.Name, token.Picture);
        return met.Error is { } unmet ? unmet : token;
    }

    public ValueTask<bool> IsRevokedAsync(ValidToken token) =>
        revocations.IsRevokedAsync(token.Caller.Key, token.IssuedAt, CancellationToken.None);

    private static string? TokenOf(ConnectContext context) => TokenInPayload(context) ?? BearerToken.Read(context.Handshake.Header("Authorization"));

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
}
