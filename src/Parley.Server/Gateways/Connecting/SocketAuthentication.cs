using Parley.Messaging;
using Parley.Messaging.Users;
using Parley.Server.Auth;
using Parley.SocketIO;

namespace Parley.Server.Gateways.Connecting;

/// <summary>Knows who connects by the token in the CONNECT payload, else by that of the handshake's <c>Authorization</c> header; never by the address.</summary>
internal sealed class SocketAuthentication(TokenValidator validator, UserDirectory users)
{
    /// <summary>Whether it was revoked is not asked yet: see <see cref="MeetAsync"/>.</summary>
    public async ValueTask<ValidToken?> AuthenticateAsync(ConnectContext context)
    {
        Result<ValidToken> result = await validator.ValidateAsync(TokenOf(context), CancellationToken.None);
        return result.Succeeded(out ValidToken? token, out _) && UserDirectory.CanMeet(token.Caller.Key) ? token : null;
    }

    /// <summary>Stores the token's user where they are new; false where the token was revoked.</summary>
    /// <param name="token">The token.</param>
    /// <param name="known">The user as the database knows them now.</param>
    /// <exception cref="StoreUnavailableException">The user cannot be stored.</exception>
    public async ValueTask<bool> MeetAsync(ValidToken token, User? known)
    {
        Result<User> met = await users.MeetAsync(known, token.Caller.Key, token.Name, token.Picture);
        return met.Succeeded(out User? user, out ParleyError? error)
            ? !user.HasRevoked(token.IssuedAt)
            : error.Kind == ErrorKind.Unauthorized ? false : throw new StoreUnavailableException(error.Message);
    }

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
