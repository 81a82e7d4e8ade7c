using System.Security.Cryptography;
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
internal sealed partial class SocketArrival(
    SocketAuthentication authentication,
    ISyncReader sync,
    GatewaySocketFactory socketFactory,
    IOptions<LimitOptions> limits,
    TimeProvider time,
    ILogger<SocketArrival> logger)
{
    private const string Unauthorized = "unauthorized";
    private const string TooManyConnections = "too_many_connections";

    /// <summary>In milliseconds.</summary>
    private const int MinWait = 1000;
    private const int MaxWait = 4000;

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
        catch (StoreUnavailableException exception)
        {
            LogUnavailable(exception);
            await CloseLaterAsync(context);
        }
    }

    private async Task<bool> TryAdmitAsync(GatewaySockets sockets, ConnectContext context)
    {
        if (await authentication.AuthenticateAsync(context) is not ValidToken token)
        {
            return Refuse(context, Unauthorized);
        }

        GatewaySocket socket = socketFactory.Create(context.Socket, token, sockets);
        context.Socket.Own(socket);
        if (!socket.TryEnter())
        {
            return Refuse(context, TooManyConnections);
        }

        // Without the socket's own token, whose source each would keep for as long as it lives: who asked too long ago is not read for anyway.
        SessionStart start = await sync.StartAsync(token.Caller.Key, CancellationToken.None);
        if (!await authentication.MeetAsync(token, start.User))
        {
            return Refuse(context, Unauthorized);
        }

        context.Socket.Emit("session:ready", new SessionReady(token.Caller.UserId, start.Epoch, start.TotalUnread, _limits));
        socket.Settle(start.ConversationIds);
        socketFactory.Appear(socket);
        return true;
    }

    // After a CONNECT_ERROR the stock client would not come back by itself; after a closed connection it does, in about a second, since to it the
    // connection had been open. All clients at once are kept waiting for a while, each for another.
    private async Task CloseLaterAsync(ConnectContext context)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(MinWait, MaxWait)), time, context.CancellationToken);
        context.Socket.CloseConnection();
    }

    private static bool Refuse(ConnectContext context, string message)
    {
        context.Refuse(message, closeConnection: true);
        return false;
    }
}
