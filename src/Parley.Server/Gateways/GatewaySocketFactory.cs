using Microsoft.Extensions.Options;
using Parley.Messaging.Policies;
using Parley.Messaging.Presence;
using Parley.Server.Auth;
using Parley.SocketIO;

namespace Parley.Server.Gateways;

/// <summary>Makes what is remembered about a socket.</summary>
internal sealed class GatewaySocketFactory(LocalPresence presence, TypingIndicators typing, IOptions<LimitOptions> limits, TimeProvider time)
{
    private readonly EventRate _rate = new(limits.Value.EventsPerSecond, time);

    public GatewaySocket Create(Socket socket, ValidToken token, GatewaySockets sockets) =>
        new(socket, token, sockets, typing, _rate);

    /// <summary>From now on the socket's user is there, as far as others can tell.</summary>
    public void Appear(GatewaySocket socket) => socket.Appear(presence.Connect(socket.Caller.Key));
}
