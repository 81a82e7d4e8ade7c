using System.Buffers;
using System.Buffers.Binary;
using System.Text.Unicode;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;
using Parley.SocketIO.EngineIO.Packets;

namespace Parley.SocketIO.EngineIO.Transports;

/// <summary>
/// A WebSocket of our own framing over the upgraded stream: each packet is a shared, ready-made frame, and what waits goes out in one
/// flush. An idle one holds no buffer: it waits on a zero-byte read.
/// </summary>
internal sealed class WebSocketTransport : EngineTransport, IThreadPoolWorkItem
{
    /// <summary>One flush copies at most this much; below it, copying is cheaper than one write per frame.</summary>
    private const int MaxBatchBytes = 64 * 1024;

    /// <summary>How long the client may take to answer a close frame before its connection is cut.</summary>
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(5);

    private static readonly OutboundPacket EmptyClose = OutboundPacket.Create(WebSocketOpcode.Close, default);

    /// <summary>The frames of the flush that runs on this thread; they are copied or written before the method returns.</summary>
    [ThreadStatic]
    private static List<OutboundPacket>? t_batch;

    private readonly EngineSession _session;
    private readonly Stream _stream;
    private readonly IHttpRequestLifetimeFeature _lifetime;
    private bool _flushing;
    private bool _blocked;
    private bool _closing;
    private CloseTimer? _closeTimer;

    public WebSocketTransport(EngineSession session, Stream stream, IHttpRequestLifetimeFeature lifetime)
    {
        _session = session;
        _stream = stream;
        _lifetime = lifetime;
    }

    public override string Name => "websocket";

    public override bool IsWritable => !_blocked;

    /// <summary>Reads until the connection ends. The caller's request lasts as long.</summary>
    public async Task RunAsync()
    {
        DisconnectReason reason = DisconnectReason.TransportClose;
        using var reader = new WebSocketMessageReader(_session.Server.Options.MaxPayload);
        try
        {
            await ReadMessagesAsync(reader);
        }
        catch (ProtocolException violation)
        {
            _session.OnViolation(this, violation);
            await DrainAsync();
        }
        catch (Exception exception) when (IsDisconnect(exception))
        {
            reason = DisconnectReason.TransportError;
        }
        finally
        {
            _closeTimer?.Cancel();
            _session.OnTransportEnded(this, reason);
        }
    }

    public override bool TryBeginFlush()
    {
        if (_flushing)
        {
            return false;
        }

        _flushing = true;
        return true;
    }

    public override void Flush(OutboundPacket? only)
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

    public override void CloseAfterFlush() => SendClose(EmptyClose);

    public override void Abort(ushort webSocketCloseCode)
    {
        bool blocked;
        lock (_session.Gate)
        {
            blocked = _blocked;
        }

        if (blocked)
        {
            _lifetime.Abort();
        }
        else
        {
            SendClose(CloseFrame(webSocketCloseCode));
        }
    }

    /// <summary>What came in while a flush ran goes out on a thread of the pool, so that no sender serves the others' packets.</summary>
    void IThreadPoolWorkItem.Execute() => FlushQueue();

    private static bool IsDisconnect(Exception exception) =>
        exception is IOException or OperationCanceledException or ConnectionAbortedException or ObjectDisposedException;

    private async Task ReadMessagesAsync(WebSocketMessageReader reader)
    {
        while (true)
        {
            if (reader.IsIdle)
            {
                reader.ReleaseBuffer();
                await WaitForBytesAsync();
            }

            int read = await _stream.ReadAsync(reader.GetMemory());
            if (read == 0)
            {
                return;
            }

            reader.Advance(read);
            while (reader.TryRead(out WebSocketMessage message))
            {
                if (message.Opcode == WebSocketOpcode.Close)
                {
                    AnswerClose(message.Data.Span);
                    return;
                }

                if (!_closing)
                {
                    await ReceiveAsync(message);
                }
            }
        }
    }

#pragma warning disable CA2022 // A zero-byte read is not inexact: it completes when there is something to read, or at the end.
    private ValueTask<int> WaitForBytesAsync() => _stream.ReadAsync(Memory<byte>.Empty);
#pragma warning restore CA2022

    private ValueTask ReceiveAsync(WebSocketMessage message)
    {
        switch (message.Opcode)
        {
            case WebSocketOpcode.Text:
                return _session.ReceiveAsync(this, EnginePacket.ReadText(message.Data));
            case WebSocketOpcode.Binary:
                return _session.ReceiveAsync(this, EnginePacket.ReadBinary(message.Data));
            case WebSocketOpcode.Ping:
                _session.SendControl(this, OutboundPacket.Create(WebSocketOpcode.Pong, message.Data.Span));
                return default;
            default:
                return default;
        }
    }

    /// <summary>After a violation the client's bytes are thrown away until it has seen our close frame and ends the connection.</summary>
    private async Task DrainAsync()
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(MaxBatchBytes);
        try
        {
            while (await _stream.ReadAsync(buffer) > 0)
            {
            }
        }
        catch (Exception exception) when (IsDisconnect(exception))
        {
            // The end that this loop waits for.
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void AnswerClose(ReadOnlySpan<byte> payload)
    {
        if (payload.Length >= 2)
        {
            if (!WebSocketCloseCode.MayBeReceived(BinaryPrimitives.ReadUInt16BigEndian(payload)))
            {
                throw new ProtocolException("Invalid close code", WebSocketCloseCode.ProtocolError);
            }

            if (!Utf8.IsValid(payload[2..]))
            {
                throw new ProtocolException("Close reason is not UTF-8", WebSocketCloseCode.InvalidPayload);
            }
        }

        if (!_closing)
        {
            _closing = true;
            _session.SendControl(this, OutboundPacket.Create(WebSocketOpcode.Close, payload.Length >= 2 ? payload[..2] : default));
        }
    }

    private static OutboundPacket CloseFrame(ushort code)
    {
        if (code == WebSocketCloseCode.None)
        {
            return EmptyClose;
        }

        Span<byte> payload = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(payload, code);
        return OutboundPacket.Create(WebSocketOpcode.Close, payload);
    }

    private void SendClose(OutboundPacket frame)
    {
        lock (_session.Gate)
        {
            if (_closing)
            {
                return;
            }

            _closing = true;
            _closeTimer = new CloseTimer(_session.Server.Timers, _lifetime);
        }

        _session.Server.Timers.Schedule(_closeTimer, CloseTimeout);
        _session.SendControl(this, frame);
    }

    private void FlushQueue()
    {
        List<OutboundPacket> batch = t_batch ??= [];
        while (true)
        {
            batch.Clear();
            lock (_session.Gate)
            {
                if (!_session.TryTake(this, batch, MaxBatchBytes))
                {
                    _flushing = false;
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
            return TryWrite(batch[0].Frame, rented: null);
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

        return TryWrite(buffer.AsMemory(0, length), buffer);
    }

    /// <summary>True: written, the caller goes on. False: the write goes on by itself and flushes what comes after it, or it failed.</summary>
    private bool TryWrite(ReadOnlyMemory<byte> bytes, byte[]? rented)
    {
        ValueTask write;
        try
        {
            write = _stream.WriteAsync(bytes);
            if (write.IsCompletedSuccessfully)
            {
                Return(rented);
                return true;
            }
        }
        catch (Exception exception) when (IsDisconnect(exception))
        {
            OnWriteFailed(rented);
            return false;
        }

        lock (_session.Gate)
        {
            _blocked = true;
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
        catch (Exception exception) when (IsDisconnect(exception))
        {
            OnWriteFailed(rented);
            return;
        }

        Return(rented);
        lock (_session.Gate)
        {
            _blocked = false;
        }

        FlushQueue();
    }

    /// <summary>The flush is never ended: nothing can be written any more. The read loop notices the same and ends the session.</summary>
    private void OnWriteFailed(byte[]? rented)
    {
        Return(rented);
        _lifetime.Abort();
    }

    private void EndFlush()
    {
        lock (_session.Gate)
        {
            if (!_session.HasQueuedFor(this))
            {
                _flushing = false;
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

    private sealed class CloseTimer(TimerWheel timers, IHttpRequestLifetimeFeature lifetime) : TimerEntry
    {
        public override void OnDue() => lifetime.Abort();

        public void Cancel() => timers.Cancel(this);
    }
}
