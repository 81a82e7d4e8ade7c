namespace Parley.SocketIO;

/// <summary>The sockets of one room. A room exists while somebody is in it.</summary>
internal sealed class Room
{
    private readonly HashSet<Socket> _members = [];

    public Room(string name)
    {
        Name = name;
    }

    public string Name { get; }

    /// <summary>Set under the lock when the last member has left: whoever still holds the room must look it up again.</summary>
    public bool IsRemoved { get; private set; }

    public bool TryAdd(Socket socket, out bool isNew)
    {
        lock (_members)
        {
            isNew = !IsRemoved && _members.Add(socket);
            return !IsRemoved;
        }
    }

    /// <returns>True when the room is empty now, and thereby gone.</returns>
    public bool Remove(Socket socket)
    {
        lock (_members)
        {
            IsRemoved |= _members.Remove(socket) && _members.Count == 0;
            return IsRemoved;
        }
    }

    public void RemoveFrom(SocketBuffer buffer)
    {
        lock (_members)
        {
            buffer.RemoveAll(_members);
        }
    }

    /// <summary>Copies the members, so that sending happens outside the lock.</summary>
    public void CopyTo(SocketBuffer buffer)
    {
        lock (_members)
        {
            buffer.EnsureRoomFor(_members.Count);
            foreach (Socket member in _members)
            {
                buffer.Add(member);
            }
        }
    }
}
