using Parley.Messaging;
using Parley.Messaging.Appending;
using Parley.Messaging.Presence;
using Parley.Messaging.Users;
using Parley.Server.Auth;
using Parley.SocketIO;

namespace Parley.Server.Gateways;

/// <summary>
/// Who is at a socket of a gateway, and what is remembered about it for as long as it lives. It locks itself, which nobody else does: there may be a
/// hundred thousand of them.
/// </summary>
internal sealed class GatewaySocket : IDisposable
{
    private readonly GatewaySockets _sockets;
    private readonly TypingIndicators _typing;
    private readonly EventRate _rate;
    private EventBudget _budget;
    private volatile ValidToken _token;
    private PresenceLease? _lease;
    private volatile bool _hasEnded;
    private Dictionary<Guid, bool>? _changedMemberships;
    private int _joinings = 1;
    private volatile bool _isSettled;

    public GatewaySocket(Socket socket, ValidToken token, GatewaySockets sockets, TypingIndicators typing, EventRate rate)
    {
        (Socket, _sockets, _typing, _rate) = (socket, sockets, typing, rate);
        _token = Kept(token);
        _budget = rate.Begin();
    }

    public Socket Socket { get; }

    public ValidToken Token => _token;

    public Caller Caller => _token.Caller;

    /// <summary>Whether the socket is gone.</summary>
    public bool HasEnded => _hasEnded;

    /// <summary>Whether it has been greeted, and hears what comes.</summary>
    public bool IsSettled => _isSettled;

    /// <summary>Joins the user's sockets; false where there are as many as one may have.</summary>
    public bool TryEnter()
    {
        if (!_sockets.TryAdd(this))
        {
            return false;
        }

        if (_hasEnded)
        {
            // It ended before it was there to be removed.
            _sockets.Remove(this);
        }

        return true;
    }

    /// <summary>Takes a newer token of the same user.</summary>
    public void Refresh(ValidToken token) => _token = Kept(token);

    /// <summary>Null where the socket may send an event now.</summary>
    public ParleyError? Spend()
    {
        lock (this)
        {
            return _rate.Spend(ref _budget);
        }
    }

    /// <summary>Keeps the user there, as far as others can tell, for as long as the socket lives.</summary>
    public void Appear(PresenceLease lease)
    {
        lock (this)
        {
            if (!_hasEnded)
            {
                _lease = lease;
                return;
            }
        }

        lease.Dispose();
    }

    /// <summary>
    /// Joins the rooms that the socket is in from the beginning. <paramref name="conversations"/> were read after the socket had come to be known:
    /// memberships that have changed since are remembered, and win over what was read.
    /// </summary>
    public void Settle(IReadOnlyList<Guid> conversations)
    {
        lock (this)
        {
            _isSettled = true;
            if (_sockets.JoinsCompany)
            {
                Socket.Join(GatewayRooms.OfCompany(Caller.Company));
            }

            if (_sockets.JoinsConversations)
            {
                JoinCurrent(conversations);
            }
        }

        EndJoining();
    }

    /// <summary>
    /// To be called before a membership is read that <see cref="TryJoin"/> then goes by: those that change in between are remembered until
    /// <see cref="EndJoining"/>.
    /// </summary>
    public void BeginJoining()
    {
        lock (this)
        {
            _joinings++;
        }
    }

    public void EndJoining()
    {
        lock (this)
        {
            if (--_joinings == 0)
            {
                _changedMemberships = null;
            }
        }
    }

    /// <summary>Joins the room of a conversation whose member the user was when it was read, unless that has changed since.</summary>
    public bool TryJoin(Guid conversationId)
    {
        lock (this)
        {
            bool isMember = _changedMemberships is null || _changedMemberships.GetValueOrDefault(conversationId, true);
            if (isMember)
            {
                Socket.Join(RoomOf(conversationId));
            }

            return isMember;
        }
    }

    public void Leave(Guid conversationId)
    {
        lock (this)
        {
            Socket.Leave(RoomOf(conversationId));
        }
    }

    /// <summary>The user has become a member of a conversation, or is one no longer.</summary>
    public void ChangeMembership(Guid conversationId, bool isMember)
    {
        lock (this)
        {
            if (_joinings > 0)
            {
                (_changedMemberships ??= [])[conversationId] = isMember;
            }

            if (!isMember)
            {
                Socket.Leave(RoomOf(conversationId));
            }
            else if (_isSettled && _sockets.JoinsConversations)
            {
                Socket.Join(RoomOf(conversationId));
            }
        }
    }

    public void Dispose()
    {
        lock (this)
        {
            _hasEnded = true;
        }

        _sockets.Remove(this);
        _lease?.Dispose();
        _typing.EndAll(this);
    }

    // A socket lives long: what was only good for meeting its user is not kept with it.
    private static ValidToken Kept(ValidToken token) => token with { Name = null, Picture = null };

    private void JoinCurrent(IReadOnlyList<Guid> conversations)
    {
        foreach (Guid id in conversations)
        {
            TryJoin(id);
        }

        foreach ((Guid id, bool isMember) in _changedMemberships ?? [])
        {
            if (isMember)
            {
                Socket.Join(RoomOf(id));
            }
        }
    }

    private string RoomOf(Guid conversationId) => _sockets.Rooms.Of(new ConversationKey(Caller.Company, conversationId));
}
