using System.Diagnostics;
using Parley.Bench.Load.Protocol;

namespace Parley.Bench.Load;

/// <summary>All connections on one thread: waits for what can be read and hands it to its connection.</summary>
internal sealed class EventLoop : IDisposable
{
    private const int ReceiveBufferSize = 256 * 1024;

    private static readonly TimeSpan MaxWait = TimeSpan.FromMilliseconds(20);

    private readonly Epoll _epoll = new();
    private readonly byte[] _buffer = new byte[ReceiveBufferSize];
    private readonly ClientFrame _frame = new();
    private readonly Target _target;
    private readonly Connection?[] _connections;

    public EventLoop(Target target, int connections)
    {
        _target = target;
        _connections = new Connection?[connections];
    }

    /// <summary>A connection that was opened.</summary>
    public Connection this[int index] => _connections[index]!;

    public void Open(int index, IConnectionObserver observer)
    {
        var connection = new Connection(index, _target.Connect(index), _target.Wire, observer, _frame);
        _connections[index] = connection;
        _epoll.Add(connection.Handle, index);
        connection.Start();
    }

    /// <summary>Stops reading a connection, as a client that hangs does.</summary>
    public void Pause(int index) => _epoll.Mute(this[index].Handle, index);

    public void Resume(int index)
    {
        if (this[index].State != ConnectionState.Closed)
        {
            _epoll.Unmute(this[index].Handle, index);
        }
    }

    /// <summary>Runs until the condition holds, asked after each round.</summary>
    /// <returns>False when it took longer than the limit.</returns>
    public bool RunUntil(Func<bool> condition, TimeSpan limit)
    {
        long started = Stopwatch.GetTimestamp();
        while (!condition())
        {
            if (Stopwatch.GetElapsedTime(started) > limit)
            {
                return false;
            }

            Turn(MaxWait);
        }

        return true;
    }

    public void RunFor(TimeSpan duration) => RunUntil(static () => false, duration);

    /// <summary>Waits once for what can be read, and handles it.</summary>
    public void Turn(TimeSpan maxWait)
    {
        int count = _epoll.Wait(maxWait);
        for (int i = 0; i < count; i++)
        {
            Connection connection = _connections[_epoll.IndexOf(i)]!;
            if (connection.State != ConnectionState.Closed)
            {
                connection.OnReadable(_buffer);
            }
        }
    }

    public void Dispose()
    {
        foreach (Connection? connection in _connections)
        {
            if (connection is { State: not ConnectionState.Closed })
            {
                connection.Close();
            }
        }

        _epoll.Dispose();
    }
}
