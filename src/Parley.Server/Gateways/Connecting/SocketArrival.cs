using Microsoft.Extensions.Options;
using Parley.Messaging;
using Parley.Messaging.Policies;
using Parley.Messaging.Sync;
using Parley.Server.Auth;
using Parley.SocketIO;

namespace Parley.Server.Gateways.Connecting;

/// <summary>
/// Lets a socket in. From the moment it has entered it hears of revocations and memberships, so that what is asked and read after that cannot be
/// out of date; and it is greeted before it joins its rooms, so that nothing comes before <c>session:ready</c>.
/// </summary>
internal sealed class SocketArrival(
    SocketAuthentication authentication,
    ISyncReader sync,
    GatewaySocketFactory socketFactory,
    IOptions<LimitOptions> limits)
{
    private const string Unauthorized = "unauthorized";
    private const string TooManyConnections = "too_many_connections";

    private readonly SessionLimits _limits = SessionLimits.Of(limits.Value);

    public async Task AdmitAsync(GatewaySockets sockets, ConnectContext context, Func<Task> next)
    {
        try
        {
            if (await TryAdmitAsync(sockets, context))
            {
                await next();
            }
        }
        catch (StoreUnavailableException)
        {
            // After a CONNECT_ERROR the stock client would not come back by itself.
            context.Socket.CloseConnection();
        }
    }

    private async Task<bool> TryAdmitAsync(GatewaySockets sockets, ConnectContext context)
    {
        Result<ValidToken> authenticated = await authentication.AuthenticateAsync(context);
        if (!authenticated.Succeeded(out ValidToken? token, out ParleyError? error))
        {
            return error.Kind == ErrorKind.Unavailable
                ? throw new StoreUnavailableException(error.Message)
                : Refuse(context, Unauthorized);
        }

        GatewaySocket socket = socketFactory.Create(context.Socket, token, sockets);
        context.Socket.Own(socket);
        if (!socket.TryEnter())
        {
            return Refuse(context, TooManyConnections);
        }

        if (await authentication.IsRevokedAsync(token))
        {
            return Refuse(context, Unauthorized);
        }

        SessionStart start = await sync.StartAsync(token.Caller.Key, CancellationToken.None);
        context.Socket.Emit("session:ready", new SessionReady(token.Caller.UserId, start.Epoch, start.TotalUnread, _limits));
        socket.Settle(start.ConversationIds);
        socketFactory.Appear(socket);
        return true;
    }

    private static bool Refuse(ConnectContext context, string message)
    {
        context.Refuse(message, closeConnection: true);
        return false;
    }
}
