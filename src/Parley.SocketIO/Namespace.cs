using System.Collections.Concurrent;
using System.Text;
using Parley.SocketIO.EngineIO.Packets;
using Parley.SocketIO.Packets;

namespace Parley.SocketIO;

/// <summary>
/// A namespace: its handlers, the sockets that have joined it, and their rooms. Sending to it reaches all its sockets
/// (https://socket.io/docs/v4/namespaces/).
/// </summary>
public sealed class Namespace : NamespaceEvents, IEventTarget
{
    private readonly ConcurrentDictionary<string, Socket> _sockets = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Room> _rooms = new(StringComparer.Ordinal);
    private long _lastAckId = -1;

    internal Namespace(SocketServer server, string name)
    {
        Server = server;
        Name = name;
        Utf8Name = Encoding.UTF8.GetBytes(name);
        PacketPrefix = SocketPacketWriter.NamespacePrefix(Utf8Name);
    }

    /// <summary>The name, starting with a slash.</summary>
    public string Name { get; }

    /// <summary>The server that the namespace belongs to.</summary>
    public SocketServer Server { get; }

    /// <summary>The sockets that are connected now: a copy, made at each call.</summary>
    public ICollection<Socket> Sockets => _sockets.Values;

    Namespace IEventTarget.Namespace => this;

    internal byte[] Utf8Name { get; }

    /// <summary>What packets of this namespace carry before the ack id.</summary>
    internal byte[] PacketPrefix { get; }

    /// <summary>The application asked for it; one that only a pattern made lasts as long as clients are in it.</summary>
    internal bool IsPermanent { get; set; }

    /// <summary>How many sockets have joined, or are about to; kept by the server unless it is permanent.</summary>
    internal int Users { get; set; }

    /// <summary>Finds a connected socket.</summary>
    /// <param name="id">The socket's id.</param>
    /// <returns>The socket, or null when it is not connected to this namespace.</returns>
    public Socket? FindSocket(string id) => _sockets.GetValueOrDefault(id);

    /// <summary>Whether anybody is in a room; where nobody is, an event for it need not be made.</summary>
    /// <param name="room">The room's name; a socket's id is not looked for.</param>
    public bool HasRoom(string room) => _rooms.ContainsKey(room);

    /// <summary>Selects the sockets of a room; a socket's id is a room with that socket alone.</summary>
    /// <param name="room">The room's name.</param>
    public Broadcast To(string room) => new Broadcast(this).To(room);

    /// <summary>Selects the sockets of several rooms; one that is in more than one of them gets an event once.</summary>
    /// <param name="rooms">The rooms' names.</param>
    public Broadcast To(IEnumerable<string> rooms) => new Broadcast(this).To(rooms);

    /// <summary>Selects all sockets but those of a room.</summary>
    /// <param name="room">The room's name, or a socket's id.</param>
    public Broadcast Except(string room) => new Broadcast(this).Except(room);

    /// <summary>Selects all sockets, for events that may be dropped for a client that does not keep up.</summary>
    public Broadcast Volatile => new Broadcast(this).Volatile;

    /// <inheritdoc/>
    public void Send(EncodedEvent encoded) => new Broadcast(this).Send(encoded);

    /// <summary>Encodes an event without arguments.</summary>
    /// <param name="eventName">The event's name; not one of the reserved ones.</param>
    public EncodedEvent Encode(string eventName) => End(Begin(eventName));

    /// <summary>Encodes an event with one argument.</summary>
    /// <typeparam name="T">The argument's type; needs type information in <see cref="SocketIOOptions.Json"/>.</typeparam>
    /// <param name="eventName">The event's name; not one of the reserved ones.</param>
    /// <param name="argument">The argument.</param>
    public EncodedEvent Encode<T>(string eventName, T argument) => End(Begin(eventName).Add(argument));

    /// <summary>Encodes an event with two arguments.</summary>
    /// <typeparam name="T1">The first argument's type.</typeparam>
    /// <typeparam name="T2">The second argument's type.</typeparam>
    /// <param name="eventName">The event's name; not one of the reserved ones.</param>
    /// <param name="first">The first argument.</param>
    /// <param name="second">The second argument.</param>
    public EncodedEvent Encode<T1, T2>(string eventName, T1 first, T2 second) => End(Begin(eventName).Add(first).Add(second));

    /// <summary>Encodes an event whose arguments are JSON already.</summary>
    /// <param name="eventName">The event's name; not one of the reserved ones.</param>
    /// <param name="utf8Arguments">Valid JSON values with commas between them, in UTF-8; it is not checked.</param>
    /// <param name="attachments">The binary data that placeholders in the JSON refer to.</param>
    public EncodedEvent EncodeRaw(
        string eventName, ReadOnlySpan<byte> utf8Arguments, IReadOnlyList<ReadOnlyMemory<byte>>? attachments = null) =>
        End(Begin(eventName).AddRaw(utf8Arguments, attachments ?? [], isFirst: false));

    internal long NextAckId() => Interlocked.Increment(ref _lastAckId);

    internal void Add(Socket socket) => _sockets[socket.Id] = socket;

    internal void Remove(Socket socket)
    {
        _sockets.TryRemove(socket.Id, out _);
        if (!IsPermanent)
        {
            Server.Release(this);
        }
    }

    internal Room Join(Socket socket, string name, out bool isNew)
    {
        while (true)
        {
            Room room = _rooms.GetOrAdd(name, static name => new Room(name));
            if (room.TryAdd(socket, out isNew))
            {
                return room;
            }

            // Its last member left in this instant.
            _rooms.TryRemove(new KeyValuePair<string, Room>(name, room));
        }
    }

    internal void Leave(Socket socket, Room room)
    {
        if (room.Remove(socket))
        {
            _rooms.TryRemove(new KeyValuePair<string, Room>(room.Name, room));
        }
    }

    internal Room? FindRoom(string name) => _rooms.GetValueOrDefault(name);

    internal void CopySocketsTo(SocketBuffer buffer)
    {
        foreach (KeyValuePair<string, Socket> entry in _sockets)
        {
            buffer.EnsureRoomFor(1);
            buffer.Add(entry.Value);
        }
    }

    private ArgumentEncoder Begin(string eventName)
    {
        ReservedNames.Check(eventName);
        return ArgumentEncoder.Begin(Server.Options.Json, eventName);
    }

    private EncodedEvent End(ArgumentEncoder encoder)
    {
        ReadOnlySpan<byte> json = encoder.End(out OutboundPacket[]? attachments);
        return new EncodedEvent(this, json, attachments);
    }
}
