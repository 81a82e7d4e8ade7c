using Parley.Messaging.Users;

namespace Parley.Server.Gateways.Telling;

/// <summary>Who is connected to this node through any of some gateways: others are told nothing, so nothing is read for them.</summary>
internal static class Listeners
{
    public static bool HasAny(this Gateway[] gateways) => Array.Exists(gateways, static gateway => gateway.Sockets.All.Any());

    public static bool Has(this Gateway[] gateways, UserKey user) => Array.Exists(gateways, gateway => !gateway.Sockets.Of(user).IsEmpty);

    public static bool HasCompany(this Gateway[] gateways, string company) =>
        Array.Exists(gateways, gateway => gateway.Sockets.All.Any(socket => socket.Caller.Company == company));
}
