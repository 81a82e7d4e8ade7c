using Parley.Messaging.Users;

namespace Parley.Messaging.Presence;

/// <summary>Who is there, over all gateways and devices.</summary>
public interface IPresence
{
    /// <summary>As others see it: true from the first socket until the last one has been gone for the grace period.</summary>
    bool IsOnline(UserKey user);

    /// <summary>Whether the user has a live socket at this moment, so that what is sent now arrives.</summary>
    bool IsConnected(UserKey user);

    /// <summary>
    /// Told when users come and go, in order for each user. Handlers run on the path of connecting sockets: they must be quick and must not block.
    /// </summary>
    event Action<PresenceChange>? Changed;
}
