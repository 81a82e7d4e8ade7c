using Parley.Messaging.Conversations;
using Parley.Messaging.Presence;
using Parley.Messaging.Users;
using Parley.Server.Operations;

namespace Parley.Server.Gateways.Telling;

/// <summary>
/// Tells users once a second who of the people they share a conversation with has come or gone; who did both is not mentioned. What could not be
/// told is kept, and told with what has come since: no other event would ever say that somebody is gone.
/// </summary>
internal sealed class PresenceTeller : PeriodicJob
{
    /// <summary>Groups with more members are no circle of people who care who is there.</summary>
    private const int MaxMembers = 100;

    private const int UsersAtOnce = 200;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly Gateway[] _gateways;
    private readonly IConversationReader _conversations;
    private readonly IPresence _presence;
    private readonly Lock _gate = new();
    private Dictionary<UserKey, (bool WasOnline, PresenceChange Last)> _waiting = [];

    public PresenceTeller(
        IEnumerable<Gateway> gateways, IConversationReader conversations, IPresence presence, TimeProvider time, ILogger<PresenceTeller> logger)
        : base(Interval, time, logger)
    {
        (_gateways, _conversations, _presence) = ([.. gateways], conversations, presence);
        _presence.Changed += Listen;
    }

    public override void Dispose()
    {
        _presence.Changed -= Listen;
        base.Dispose();
    }

    protected override async Task RunOnceAsync(CancellationToken stoppingToken)
    {
        Dictionary<UserKey, (bool WasOnline, PresenceChange Last)> untold = Take();
        try
        {
            foreach (UserKey[] users in untold.Keys.Chunk(UsersAtOnce))
            {
                IReadOnlyList<CircleConversation> circles = await _conversations.CirclesAsync(users, MaxMembers, stoppingToken);
                Dictionary<UserKey, PresenceChange> changes = [];
                foreach (UserKey user in users)
                {
                    untold.Remove(user, out (bool WasOnline, PresenceChange Last) change);
                    changes[user] = change.Last;
                }

                Tell(changes, circles);
            }
        }
        finally
        {
            PutBack(untold);
        }
    }

    private void Tell(Dictionary<UserKey, PresenceChange> changes, IReadOnlyList<CircleConversation> circles)
    {
        foreach (IGrouping<UserKey, CircleConversation> circle in circles.GroupBy(static conversation => conversation.User))
        {
            Guid[] conversations = [.. circle.Select(static conversation => conversation.ConversationId)];
            foreach (Gateway gateway in _gateways)
            {
                gateway.ServerEvents.Present(changes[circle.Key], conversations);
            }
        }
    }

    private Dictionary<UserKey, (bool WasOnline, PresenceChange Last)> Take()
    {
        Dictionary<UserKey, (bool WasOnline, PresenceChange Last)> taken;
        lock (_gate)
        {
            (taken, _waiting) = (_waiting, []);
        }

        foreach ((UserKey user, (bool wasOnline, PresenceChange last)) in taken)
        {
            if (last.IsOnline == wasOnline)
            {
                taken.Remove(user);
            }
        }

        return taken;
    }

    private void PutBack(Dictionary<UserKey, (bool WasOnline, PresenceChange Last)> untold)
    {
        lock (_gate)
        {
            foreach ((UserKey user, (bool WasOnline, PresenceChange Last) older) in untold)
            {
                PresenceChange last = _waiting.TryGetValue(user, out (bool WasOnline, PresenceChange Last) newer) ? newer.Last : older.Last;
                _waiting[user] = (older.WasOnline, last);
            }
        }
    }

    private void Listen(PresenceChange change)
    {
        lock (_gate)
        {
            bool wasOnline = _waiting.TryGetValue(change.User, out (bool WasOnline, PresenceChange Last) earlier) ? earlier.WasOnline : !change.IsOnline;
            _waiting[change.User] = (wasOnline, change);
        }
    }
}
