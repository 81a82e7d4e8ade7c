using Parley.Messaging.Presence;
using Parley.Messaging.Users;

namespace Parley.Server.Tests.Gateways.Telling;

/// <summary>Users come and go when a test says so.</summary>
internal sealed class KnownPresence : IPresence
{
    public event Action<PresenceChange>? Changed;

    public void Come(string userId) => Changed?.Invoke(new PresenceChange(new UserKey("acme", userId), IsOnline: true, null));

    public void Go(string userId) => Changed?.Invoke(new PresenceChange(new UserKey("acme", userId), IsOnline: false, DateTimeOffset.UnixEpoch));

    public bool IsOnline(UserKey user) => throw new NotSupportedException();

    public bool IsConnected(UserKey user) => throw new NotSupportedException();
}
