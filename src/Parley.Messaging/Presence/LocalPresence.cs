using Microsoft.Extensions.Logging;
using Parley.Messaging.Users;

namespace Parley.Messaging.Presence;

/// <summary>The presence of one process: a user is there as long as there are leases, and a little longer.</summary>
public sealed partial class LocalPresence(TimeProvider time, ILogger<LocalPresence> logger) : IPresence
{
    /// <summary>How long the last socket may be gone before others are told: a reload or a change of network is no farewell.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    // Also held while listeners are told, so that nobody comes and goes in another order than it is told.
    private readonly Lock _gate = new();
    private readonly Dictionary<UserKey, Entry> _online = [];

    public event Action<PresenceChange>? Changed;

    public PresenceLease Connect(UserKey user)
    {
        lock (_gate)
        {
            bool isNew = !_online.TryGetValue(user, out Entry? entry);
            entry ??= new Entry();
            entry.Leases++;
            entry.Farewell?.Dispose();
            entry.Farewell = null;
            if (isNew)
            {
                _online.Add(user, entry);
                Tell(new PresenceChange(user, IsOnline: true, LastSeenAt: null));
            }
        }

        return new PresenceLease(this, user);
    }

    public bool IsOnline(UserKey user)
    {
        lock (_gate)
        {
            return _online.ContainsKey(user);
        }
    }

    public bool IsConnected(UserKey user)
    {
        lock (_gate)
        {
            return _online.TryGetValue(user, out Entry? entry) && entry.Leases > 0;
        }
    }

    internal void End(UserKey user)
    {
        lock (_gate)
        {
            Entry entry = _online[user];
            if (--entry.Leases > 0)
            {
                return;
            }

            entry.LastSeenAt = time.GetUtcNow();
            int going = ++entry.Goings;
            entry.Farewell = time.CreateTimer(_ => GoOffline(user, entry, going), null, Grace, Timeout.InfiniteTimeSpan);
        }
    }

    // A timer that was too late to be stopped belongs to an earlier going.
    private void GoOffline(UserKey user, Entry entry, int going)
    {
        lock (_gate)
        {
            if (entry.Leases > 0 || entry.Goings != going)
            {
                return;
            }

            entry.Farewell?.Dispose();
            _online.Remove(user);
            Tell(new PresenceChange(user, IsOnline: false, entry.LastSeenAt));
        }
    }

    private void Tell(PresenceChange change)
    {
        foreach (Delegate listener in Changed?.GetInvocationList() ?? [])
        {
            try
            {
                ((Action<PresenceChange>)listener)(change);
            }
            catch (Exception exception)
            {
                LogListenerFailed(exception);
            }
        }
    }

    private sealed class Entry
    {
        public int Leases { get; set; }

        /// <summary>How often the last lease ended; tells one farewell from the next.</summary>
        public int Goings { get; set; }

        public DateTimeOffset LastSeenAt { get; set; }

        public ITimer? Farewell { get; set; }
    }
}
