using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Threading.Tasks.Sources;
using NetworkSocket = System.Net.Sockets.Socket;

namespace Parley.SocketIO.EngineIO.Transports;

/// <summary>
/// A write to a TCP socket that nearly always ends at once: then the thread uses the same object for its next one, whichever the socket, and nothing is
/// allocated. One that has to wait for the client keeps it.
/// </summary>
internal sealed class SocketSend : SocketAsyncEventArgs, IValueTaskSource
{
    [ThreadStatic]
    private static SocketSend? _ofThread;

    private ManualResetValueTaskSourceCore<bool> _end;

    private SocketSend()
        : base(true)
    {
    }

    /// <summary>Completes when all the bytes are the kernel's.</summary>
    /// <exception cref="IOException">The connection is gone; also thrown when the result is awaited.</exception>
    public static ValueTask WriteAsync(NetworkSocket socket, ReadOnlyMemory<byte> bytes)
    {
        SocketSend send = _ofThread ?? new SocketSend();
        _ofThread = null;
        send.SetBuffer(MemoryMarshal.AsMemory(bytes));
        if (socket.SendAsync(send))
        {
            return new ValueTask(send, send._end.Version);
        }

        Exception? failure = send.Failure;
        send.SetBuffer(default);
        _ofThread = send;
        return failure is null ? default : throw failure;
    }

    void IValueTaskSource.GetResult(short token)
    {
        try
        {
            _end.GetResult(token);
        }
        finally
        {
            Dispose();
        }
    }

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _end.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _end.OnCompleted(continuation, state, token, flags);

    protected override void OnCompleted(SocketAsyncEventArgs e)
    {
        if (Failure is { } failure)
        {
            _end.SetException(failure);
        }
        else
        {
            _end.SetResult(true);
        }
    }

    private IOException? Failure => SocketError == SocketError.Success ? null : new IOException("The connection is gone", new SocketException((int)SocketError));
}
