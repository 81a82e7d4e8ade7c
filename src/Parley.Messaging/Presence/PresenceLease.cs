using Parley.Messaging.Users;

namespace Parley.Messaging.Presence;

/// <summary>One live socket of a user; disposing it, once or more often, says that it is gone.</summary>
public sealed class PresenceLease : IDisposable
{
    private readonly UserKey _user;
    private LocalPresence? _presence;

    internal PresenceLease(LocalPresence presence, UserKey user)
    {
        _presence = presence;
        _user = user;
    }

    public void Dispose() => Interlocked.Exchange(ref _presence, null)?.End(_user);
}
