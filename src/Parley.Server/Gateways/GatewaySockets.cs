using System.Collections.Concurrent;
using System.Collections.Immutable;
using Parley.Messaging.Appending;
using Parley.Messaging.Users;
using Parley.SocketIO;

namespace Parley.Server.Gateways;

/// <summary>The sockets of one gateway on this node: by their users, and for sending. An event is encoded once, and only where somebody hears it.</summary>
internal sealed class GatewaySockets(Namespace @namespace, GatewayRooms rooms, int connectionsPerUser)
{
    private readonly ConcurrentDictionary<UserKey, ImmutableArray<GatewaySocket>> _byUser = [];

    public Namespace Namespace => @namespace;

    public GatewayRooms Rooms => rooms;

    /// <summary>Whether sockets are in the rooms of all their users' conversations, or only in those that they join themselves.</summary>
    public bool JoinsConversations => rooms.Joined.HasFlag(JoinedRooms.Conversations);

    public bool JoinsCompany => rooms.Joined.HasFlag(JoinedRooms.Company);

    public IEnumerable<GatewaySocket> All => _byUser.SelectMany(static entry => entry.Value);

    /// <summary>False where the user has as many sockets here as one may have.</summary>
    public bool TryAdd(GatewaySocket socket)
    {
        UserKey user = socket.Caller.Key;
        while (true)
        {
            if (!_byUser.TryGetValue(user, out ImmutableArray<GatewaySocket> known))
            {
                if (_byUser.TryAdd(user, [socket]))
                {
                    return true;
                }
            }
            else if (connectionsPerUser > 0 && known.Length >= connectionsPerUser)
            {
                return false;
            }
            else if (_byUser.TryUpdate(user, known.Add(socket), known))
            {
                return true;
            }
        }
    }

    public void Remove(GatewaySocket socket)
    {
        UserKey user = socket.Caller.Key;
        while (_byUser.TryGetValue(user, out ImmutableArray<GatewaySocket> known) && known.Contains(socket))
        {
            bool removed = known.Length == 1
                ? _byUser.TryRemove(KeyValuePair.Create(user, known))
                : _byUser.TryUpdate(user, known.Remove(socket), known);
            if (removed)
            {
                return;
            }
        }
    }

    public ImmutableArray<GatewaySocket> Of(UserKey user) => _byUser.GetValueOrDefault(user, []);

    /// <summary>Sends to the sockets in a conversation's room.</summary>
    public void Send<T>(ConversationKey conversation, string eventName, T payload) => Send(conversation, eventName, payload, static payload => payload);

    /// <summary>The same with a payload that is only made where somebody hears it.</summary>
    public void Send<TTold, T>(ConversationKey conversation, string eventName, TTold told, Func<TTold, T> payloadOf)
    {
        string room = rooms.Of(conversation);
        if (@namespace.HasRoom(room))
        {
            @namespace.To(room).Emit(eventName, payloadOf(told));
        }
    }

    /// <summary>Sends to the sockets in a conversation's room that are not the user's, unless they do not keep up.</summary>
    public void SendToOthers<T>(ConversationKey conversation, UserKey user, string eventName, T payload)
    {
        string room = rooms.Of(conversation);
        if (@namespace.HasRoom(room))
        {
            Without(user, @namespace.To(room)).Volatile.Emit(eventName, payload);
        }
    }

    /// <summary>The same for the rooms of several conversations; who is in more than one of them hears it once.</summary>
    public void SendToOthers<T>(IEnumerable<ConversationKey> conversations, UserKey user, string eventName, T payload)
    {
        string[] known = [.. conversations.Select(rooms.Of).Where(@namespace.HasRoom)];
        if (known.Length > 0)
        {
            Without(user, @namespace.To(known)).Volatile.Emit(eventName, payload);
        }
    }

    /// <summary>Sends to all sockets of a user. They share no room: one with a single member would cost each socket 0.4 KB.</summary>
    public void Send<T>(UserKey user, string eventName, T payload)
    {
        if (!_byUser.TryGetValue(user, out ImmutableArray<GatewaySocket> known))
        {
            return;
        }

        EncodedEvent encoded = @namespace.Encode(eventName, payload);
        foreach (GatewaySocket socket in known)
        {
            if (socket.IsSettled)
            {
                socket.Socket.Send(encoded);
            }
        }
    }

    private Broadcast Without(UserKey user, Broadcast all) =>
        Of(user).Aggregate(all, static (others, socket) => others.Except(socket.Socket.Id));
}
