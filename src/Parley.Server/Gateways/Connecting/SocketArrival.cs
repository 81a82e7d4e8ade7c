using Microsoft.Extensions.Options;
using Parley.Messaging;
using Parley.Messaging.Conversations;
using Parley.Messaging.Policies;
using Parley.Messaging.Sync;
using Parley.Server.Auth;
using Parley.SocketIO;

namespace Parley.Server.Gateways.Connecting;

/// <summary>
/// Lets a socket in, in this order: who is it, are there too many of them, does it hear of its own revocation, is it revoked already, which rooms
/// are its, what has it not read. So nothing that happens in between is missed, and nothing is heard that should not be.
/// </summary>
internal sealed class SocketArrival(
    SocketAuthentication authentication,
    IConversationReader conversations,
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

        context.Socket.Join(GatewayRooms.OfUser(token.Caller.Key));
        if (await authentication.IsRevokedAsync(token))
        {
            return Refuse(context, Unauthorized);
        }

        if (sockets.JoinsCompany)
        {
            context.Socket.Join(GatewayRooms.OfCompany(token.Caller.Company));
        }

        await JoinConversationsAsync(sockets, socket);
        SessionStart start = await sync.StartAsync(token.Caller.Key, CancellationToken.None);
        context.Socket.Emit("session:ready", new SessionReady(token.Caller.UserId, start.Epoch, start.TotalUnread, _limits));
        socketFactory.Appear(socket);
        return true;
    }

    private async Task JoinConversationsAsync(GatewaySockets sockets, GatewaySocket socket)
    {
        if (!sockets.JoinsConversations)
        {
            return;
        }

        socket.BeginJoining();
        try
        {
            foreach (Guid id in await conversations.IdsOfAsync(socket.Caller.Key, CancellationToken.None))
            {
                socket.TryJoin(id);
            }
        }
        finally
        {
            socket.EndJoining();
        }
    }

    private static bool Refuse(ConnectContext context, string message)
    {
        context.Refuse(message, closeConnection: true);
        return false;
    }
}
