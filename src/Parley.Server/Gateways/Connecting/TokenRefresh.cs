using Parley.Messaging;
using Parley.Server.Auth;

namespace Parley.Server.Gateways.Connecting;

/// <summary>Lets a socket stay with a newer token of the same user.</summary>
internal sealed class TokenRefresh(TokenValidator validator, ITokenRevocations revocations)
{
    public async Task<Result<RefreshedAck>> RefreshAsync(GatewaySocket socket, TokenBody body)
    {
        Result<ValidToken> result = await validator.ValidateAsync(body.Token, CancellationToken.None);
        if (!result.Succeeded(out ValidToken? token, out ParleyError? error))
        {
            return error;
        }

        if (token.Caller.Key != socket.Caller.Key)
        {
            return ParleyError.Forbidden("The token is another user's");
        }

        if (await revocations.IsRevokedAsync(token.Caller.Key, token.IssuedAt, CancellationToken.None))
        {
            return ParleyError.Unauthorized;
        }

        socket.Refresh(token);
        return new RefreshedAck(token.ExpiresAt);
    }
}
