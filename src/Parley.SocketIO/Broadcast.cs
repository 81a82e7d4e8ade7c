using System.Collections.Immutable;

namespace Parley.SocketIO;

/// <summary>
/// A selection of sockets of one namespace, to send to or to act on: <c>chat.To("room").Except(socket.Id).Emit("news", item)</c>. It is
/// immutable and may be kept; who is selected is decided at each use.
/// </summary>
public sealed class Broadcast : IEventTarget
{
    private readonly ImmutableArray<string> _rooms;
    private readonly ImmutableArray<string> _except;
    private readonly bool _isVolatile;

    internal Broadcast(Namespace @namespace) : this(@namespace, [], [], isVolatile: false)
    {
    }

    private Broadcast(Namespace @namespace, ImmutableArray<string> rooms, ImmutableArray<string> except, bool isVolatile)
    {
        Namespace = @namespace;
        _rooms = rooms;
        _except = except;
        _isVolatile = isVolatile;
    }

    /// <inheritdoc/>
    public Namespace Namespace { get; }

    /// <summary>
    /// Drops the events for clients that do not keep up, instead of queueing them: for what the next event makes worthless, such as typing.
    /// </summary>
    public Broadcast Volatile => new(Namespace, _rooms, _except, isVolatile: true);

    /// <summary>Adds the sockets of a room; a socket's id is a room with that socket alone.</summary>
    /// <param name="room">The room's name.</param>
    public Broadcast To(string room) => new(Namespace, _rooms.Add(room), _except, _isVolatile);

    /// <summary>Adds the sockets of several rooms; one that is in more than one of them gets an event once.</summary>
    /// <param name="rooms">The rooms' names.</param>
    public Broadcast To(IEnumerable<string> rooms) => new(Namespace, _rooms.AddRange(rooms), _except, _isVolatile);

    /// <summary>Leaves out the sockets of a room.</summary>
    /// <param name="room">The room's name, or a socket's id.</param>
    public Broadcast Except(string room) => new(Namespace, _rooms, _except.Add(room), _isVolatile);

    /// <inheritdoc/>
    public void Send(EncodedEvent encoded)
    {
        if (encoded.Namespace != Namespace)
        {
            throw new ArgumentException("The event was encoded for another namespace.", nameof(encoded));
        }

        SocketBuffer targets = Select();
        foreach (Socket socket in targets.Sockets)
        {
            socket.Send(encoded.Packet, encoded.Attachments, _isVolatile);
        }

        targets.Return();
    }

    /// <summary>Asks all selected clients, and waits until each has answered or <paramref name="timeout"/> is over.</summary>
    /// <typeparam name="T">The argument's type; needs type information in <see cref="SocketIOOptions.Json"/>.</typeparam>
    /// <param name="eventName">The event's name.</param>
    /// <param name="argument">The argument.</param>
    /// <param name="timeout">How long to wait for the slowest client.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The answers that came, and how many did not. A client that does not answer is no error here.</returns>
    public async Task<BroadcastAnswers> EmitWithAckAsync<T>(
        string eventName, T argument, TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        EncodedEvent encoded = Namespace.Encode(eventName, argument);
        IReadOnlyList<Socket> sockets = FetchSockets();
        var pending = new Task<EventArguments>[sockets.Count];
        for (int i = 0; i < pending.Length; i++)
        {
            pending[i] = sockets[i].SendWithAckAsync(encoded, timeout, cancellationToken);
        }

        var answers = new List<EventArguments>(pending.Length);
        foreach (Task<EventArguments> answer in pending)
        {
            try
            {
                answers.Add(await answer);
            }
            catch (Exception exception) when (exception is TimeoutException or SocketDisconnectedException)
            {
                // Counted as missing.
            }
        }

        return new BroadcastAnswers(answers, pending.Length - answers.Count);
    }

    /// <summary>The sockets that are selected now.</summary>
    public IReadOnlyList<Socket> FetchSockets()
    {
        SocketBuffer targets = Select();
        Socket[] sockets = targets.Sockets.ToArray();
        targets.Return();
        return sockets;
    }

    /// <summary>Disconnects the selected sockets.</summary>
    /// <param name="closeConnection">Whether to close their underlying connections as well.</param>
    public void Disconnect(bool closeConnection = false)
    {
        foreach (Socket socket in FetchSockets())
        {
            socket.Disconnect(closeConnection);
        }
    }

    /// <summary>Makes the selected sockets join a room.</summary>
    /// <param name="room">The room's name.</param>
    public void Join(string room)
    {
        foreach (Socket socket in FetchSockets())
        {
            socket.Join(room);
        }
    }

    /// <summary>Makes the selected sockets leave a room.</summary>
    /// <param name="room">The room's name.</param>
    public void Leave(string room)
    {
        foreach (Socket socket in FetchSockets())
        {
            socket.Leave(room);
        }
    }

    private SocketBuffer Select()
    {
        SocketBuffer targets = SocketBuffer.Rent();
        if (_rooms.IsEmpty)
        {
            Namespace.CopySocketsTo(targets);
        }

        foreach (string room in _rooms)
        {
            Namespace.FindRoom(room)?.CopyTo(targets);
            if (Namespace.FindSocket(room) is { } socket)
            {
                targets.EnsureRoomFor(1);
                targets.Add(socket);
            }
        }

        if (_rooms.Length > 1 || HasSocketAndRoomOfOneName)
        {
            targets.RemoveDuplicates();
        }

        foreach (string room in _except)
        {
            Namespace.FindRoom(room)?.RemoveFrom(targets);
            if (Namespace.FindSocket(room) is { } socket)
            {
                targets.Remove(socket);
            }
        }

        return targets;
    }

    /// <summary>A room may be named like a socket's id; it never takes that socket's place.</summary>
    private bool HasSocketAndRoomOfOneName =>
        _rooms.Length == 1 && Namespace.FindRoom(_rooms[0]) is not null && Namespace.FindSocket(_rooms[0]) is not null;
}
