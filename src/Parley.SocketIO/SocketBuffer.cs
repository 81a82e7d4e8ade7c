using System.Buffers;

namespace Parley.SocketIO;

/// <summary>The receivers of one broadcast, in a pooled array.</summary>
internal sealed class SocketBuffer
{
    [ThreadStatic]
    private static SocketBuffer? _keptByThread;

    private Socket[] _sockets = [];

    private SocketBuffer()
    {
    }

    public int Count { get; private set; }

    public ReadOnlySpan<Socket> Sockets => _sockets.AsSpan(0, Count);

    public static SocketBuffer Rent()
    {
        SocketBuffer buffer = _keptByThread ?? new SocketBuffer();
        _keptByThread = null;
        return buffer;
    }

    public void EnsureRoomFor(int more)
    {
        if (_sockets.Length >= Count + more)
        {
            return;
        }

        Socket[] larger = ArrayPool<Socket>.Shared.Rent(Count + more);
        Sockets.CopyTo(larger);
        Release();
        _sockets = larger;
    }

    public void Add(Socket socket) => _sockets[Count++] = socket;

    public void Remove(Socket socket)
    {
        int index = Array.IndexOf(_sockets, socket, 0, Count);
        if (index >= 0)
        {
            _sockets[index] = _sockets[--Count];
        }
    }

    public void RemoveAll(HashSet<Socket> removed)
    {
        int kept = 0;
        foreach (Socket socket in Sockets)
        {
            if (!removed.Contains(socket))
            {
                _sockets[kept++] = socket;
            }
        }

        Count = kept;
    }

    public void RemoveDuplicates()
    {
        var seen = new HashSet<Socket>(Count);
        int kept = 0;
        foreach (Socket socket in Sockets)
        {
            if (seen.Add(socket))
            {
                _sockets[kept++] = socket;
            }
        }

        Count = kept;
    }

    public void Return()
    {
        Release();
        _sockets = [];
        Count = 0;
        _keptByThread = this;
    }

    private void Release()
    {
        if (_sockets.Length > 0)
        {
            ArrayPool<Socket>.Shared.Return(_sockets, clearArray: true);
        }
    }
}
