using System.Buffers;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;
using Parley.SocketIO.EngineIO.Packets;
using NetworkSocket = System.Net.Sockets.Socket;

namespace Parley.SocketIO.EngineIO.Transports;

/// <summary>
/// The writing side of a WebSocket: packets are shared, ready-made frames; one flush runs at a time, on the thread that found the writer
/// idle, and what waits meanwhile goes out together in the next.
/// </summary>
internal sealed class WebSocketWriter : IThreadPoolWorkItem
{
    /// <summary>One flush copies at most this much; below it, copying is cheaper than one write per frame.</summary>
    private const int MaxBatchBytes = 64 * 1024;

    /// <summary>
    /// The frames that a flush on this thread has taken; empty again before they are written, because a write that is complete by the time it is
    /// awaited goes on with the next flush within this one.
    /// </summary>
    [ThreadStatic]
    private static List<OutboundPacket>? _batchOfThread;

    private readonly EngineSession _session;
    private readonly WebSocketTransport _transport;
    private readonly Stream _stream;
    private readonly IHttpRequestLifetimeFeature _lifetime;
    private readonly NetworkSocket? _socket;
    private volatile bool _usesSocket;
    private bool _flushing;
    private bool _failed;
    private bool _sealed;
    private TaskCompletionSource? _flushed;

    public WebSocketWriter(
        EngineSession session, WebSocketTransport transport, Stream stream, IHttpRequestLifetimeFeature lifetime, NetworkSocket? socket)
    {
        _session = session;
        _transport = transport;
        _stream = stream;
        _lifetime = lifetime;
        _socket = socket;
    }

    /// <summary>A write waits for the client to read; under the session's lock.</summary>
    public bool IsBlocked { get; private set; }

    public static bool IsDisconnect(Exception exception) =>
        exception is IOException or OperationCanceledException or ConnectionAbortedException or ObjectDisposedException;

    /// <summary>
    /// From now on past the web server's buffers, where that is possible. Called when something has come from the client: by then it has the answer to
    /// its request and the open packet, which it waits for, and nothing else that must keep its place was written before.
    /// </summary>
    public void UseSocket() => _usesSocket = _socket is not null;

    /// <summary>Under the session's lock.</summary>
    public bool TryBeginFlush()
    {
        if (_flushing || _sealed)
        {
            return false;
        }

        _flushing = true;
        return true;
    }

    /// <summary>
    /// No write begins any more, and the running one is waited for: over HTTP/2 the server may give the stream to another request as soon as
    /// this one has returned.
    /// </summary>
    public Task SealAsync()
    {
        bool blocked;
        lock (_session.Gate)
        {
            _sealed = true;
            if (!_flushing || _failed)
            {
                return Task.CompletedTask;
            }

            blocked = IsBlocked;
            _flushed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        if (blocked)
        {
            _lifetime.Abort();
        }

        return _flushed.Task;
    }

    public void Flush(OutboundPacket? only)
    {
        if (only is null)
        {
            FlushQueue();
        }
        else if (TryWrite(only.Frame, rented: null))
        {
            EndFlush();
        }
    }

    /// <summary>What came in while a single packet was written goes out on a thread of the pool, not on its sender's.</summary>
    void IThreadPoolWorkItem.Execute() => FlushQueue();

    private void FlushQueue()
    {
        List<OutboundPacket> batch = _batchOfThread ??= [];
        while (true)
        {
            lock (_session.Gate)
            {
                if (!_session.TryTake(_transport, batch, MaxBatchBytes))
                {
                    EndFlushInGate();
                    return;
                }
            }

            if (!TryWriteBatch(batch))
            {
                return;
            }
        }
    }

    private bool TryWriteBatch(List<OutboundPacket> batch)
    {
        if (batch.Count == 1)
        {
            ReadOnlyMemory<byte> frame = batch[0].Frame;
            batch.Clear();
            return TryWrite(frame, rented: null);
        }

        int length = 0;
        foreach (OutboundPacket packet in batch)
        {
            length += packet.Frame.Length;
        }

        byte[] buffer = ArrayPool<byte>.Shared.Rent(length);
        int position = 0;
        foreach (OutboundPacket packet in batch)
        {
            packet.Frame.CopyTo(buffer.AsMemory(position));
            position += packet.Frame.Length;
        }

        batch.Clear();
        return TryWrite(buffer.AsMemory(0, length), buffer);
    }

    /// <summary>True: written, the caller goes on. False: the write goes on by itself and flushes what comes after it, or it failed.</summary>
    private bool TryWrite(ReadOnlyMemory<byte> bytes, byte[]? rented)
    {
        ValueTask write;
        try
        {
            write = _usesSocket ? SocketSend.WriteAsync(_socket!, bytes) : _stream.WriteAsync(bytes);
            if (write.IsCompletedSuccessfully)
            {
                Return(rented);
                return true;
            }
        }
        catch (Exception exception)
        {
            // Whatever it is, the sender must not suffer for one of many receivers.
            OnWriteFailed(exception, rented);
            return false;
        }

        lock (_session.Gate)
        {
            IsBlocked = true;
        }

        _ = AwaitWriteAsync(write, rented);
        return false;
    }

    private async Task AwaitWriteAsync(ValueTask write, byte[]? rented)
    {
        try
        {
            await write;
        }
        catch (Exception exception)
        {
            OnWriteFailed(exception, rented);
            return;
        }

        Return(rented);
        lock (_session.Gate)
        {
            IsBlocked = false;
        }

        FlushQueue();
    }

    /// <summary>The flush is never ended: nothing can be written any more. The read loop notices the same and ends the session.</summary>
    private void OnWriteFailed(Exception exception, byte[]? rented)
    {
        Return(rented);
        lock (_session.Gate)
        {
            _failed = true;
            _flushed?.TrySetResult();
        }

        if (!IsDisconnect(exception))
        {
            _session.Server.OnWriteFailed(exception);
        }

        _lifetime.Abort();
    }

    private void EndFlushInGate()
    {
        _flushing = false;
        _flushed?.TrySetResult();
    }

    private void EndFlush()
    {
        lock (_session.Gate)
        {
            if (!_session.HasQueuedFor(_transport))
            {
                EndFlushInGate();
                return;
            }
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    private static void Return(byte[]? rented)
    {
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
