using Parley.Messaging.Users;
using Parley.SocketIO;

namespace Parley.Server.Gateways;

/// <summary>Sends to the sockets of a user what depends on what each one's token allows.</summary>
internal static class RoleSending
{
    /// <summary>Encoded once for all sockets whose tokens allow the same: nearly always all of them.</summary>
    public static void SendByRoles<T>(this GatewaySockets sockets, UserKey user, string eventName, Func<Caller, T> payloadOf)
    {
        foreach (IGrouping<Caller, GatewaySocket> same in sockets.Of(user).Where(static socket => socket.IsSettled).GroupBy(static socket => socket.Caller))
        {
            EncodedEvent encoded = sockets.Namespace.Encode(eventName, payloadOf(same.Key));
            foreach (GatewaySocket socket in same)
            {
                socket.Socket.Send(encoded);
            }
        }
    }
}
