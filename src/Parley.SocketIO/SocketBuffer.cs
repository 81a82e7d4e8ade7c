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

    public void RemoveWhere(Func<Socket, bool> condition)
    {
        int kept = 0;
        for (int i = 0; i < Count; i++)
        {
            if (!condition(_sockets[i]))
            {
                _sockets[kept++] = _sockets[i];
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
