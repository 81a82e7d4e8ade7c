using System.Text.Json;
using Parley.Messaging.Conversations;
using Parley.Messaging.Events;
using Parley.Messaging.Users;
using Parley.Server.Gateways.Connecting;

namespace Parley.Server.Gateways;

/// <summary>
/// A way for sockets into the core and out of it: a namespace, what its clients may ask for, and what they hear. What is stored comes here in the
/// order of <c>rev</c>, on the path of every message: memberships first, so that nobody hears what is no longer theirs.
/// </summary>
internal sealed class Gateway(GatewaySockets sockets, IClientEvents clientEvents, ServerEvents serverEvents)
{
    public GatewaySockets Sockets => sockets;

    /// <summary>What is told later than on the path of every message, because it has to be read first.</summary>
    public ServerEvents ServerEvents => serverEvents;

    /// <summary>Lets clients in, and tells them what is stored from now on.</summary>
    public void Open(SocketArrival arrival, TokenRefresh refresh, IEventBus bus, JsonSerializerOptions json, ILogger<GatewayEvents> logger)
    {
        sockets.Namespace.Use((context, next) => arrival.AdmitAsync(sockets, context, next));
        var events = new GatewayEvents(sockets.Namespace, json, logger);
        events.On<TokenBody, RefreshedAck>("auth:refresh", refresh.RefreshAsync);
        clientEvents.Register(events);
        bus.Subscribe(Tell);
    }

    private void Tell(ChatEvent chatEvent)
    {
        switch (chatEvent)
        {
            case UserRevoked revoked:
                Disconnect(revoked);
                break;
            case ConversationCreated created:
                JoinAll(created);
                break;
            case MemberAdded added:
                Change(added.Member, isMember: true);
                break;
            case MemberRemoved removed:
                Change(removed.Member, isMember: false);
                break;
        }

        serverEvents.Tell(chatEvent);
    }

    private void Disconnect(UserRevoked revoked)
    {
        foreach (GatewaySocket socket in sockets.Of(revoked.User))
        {
            if (!(socket.Token.IssuedAt >= revoked.RevokedBefore))
            {
                socket.Socket.Disconnect();
            }
        }
    }

    private void JoinAll(ConversationCreated created)
    {
        foreach (Member member in created.Members)
        {
            Change(member, isMember: true);
        }
    }

    private void Change(Member member, bool isMember)
    {
        foreach (GatewaySocket socket in sockets.Of(new UserKey(member.Company, member.UserId)))
        {
            socket.ChangeMembership(member.ConversationId, isMember);
        }
    }
}
