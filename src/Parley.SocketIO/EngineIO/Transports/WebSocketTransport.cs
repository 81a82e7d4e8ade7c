using System.Buffers;
using System.Buffers.Binary;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.Features;
using Parley.SocketIO.EngineIO.Packets;
using NetworkSocket = System.Net.Sockets.Socket;

namespace Parley.SocketIO.EngineIO.Transports;

/// <summary>
/// A WebSocket of our own framing over the upgraded stream: its reading side and its end. An idle one holds no buffer: it waits on a
/// zero-byte read.
/// </summary>
internal sealed class WebSocketTransport : EngineTransport
{
    private const int DrainBufferSize = 4096;

    /// <summary>How long the client may take to answer a close frame before its connection is cut.</summary>
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(5);

    /// <summary>How long bytes behind the client's close frame are still taken; browsers wait for the server to end the connection.</summary>
    private static readonly TimeSpan LingerTimeout = TimeSpan.FromMilliseconds(50);

    private static readonly OutboundPacket EmptyClose = OutboundPacket.Create(WebSocketOpcode.Close, default);

    private readonly EngineSession _session;
    private readonly Stream _stream;
    private readonly IHttpRequestLifetimeFeature _lifetime;
    private readonly WebSocketWriter _writer;
    private bool _closing;
    private bool _clientClosed;
    private CloseTimer? _closeTimer;

    public WebSocketTransport(EngineSession session, Stream stream, IHttpRequestLifetimeFeature lifetime, NetworkSocket? socket)
    {
        _session = session;
        _stream = stream;
        _lifetime = lifetime;
        _writer = new WebSocketWriter(session, this, stream, lifetime, socket);
    }

    public override string Name => "websocket";

    public override bool IsWritable => !_writer.IsBlocked;

    /// <summary>Reads until the connection ends. The caller's request lasts as long.</summary>
    public async Task RunAsync()
    {
        DisconnectReason reason = DisconnectReason.TransportClose;
        using var reader = new WebSocketMessageReader(_session.Server.Options.MaxPayload);
        try
        {
            while (!_clientClosed)
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
                _writer.UseSocket();
                await ReceiveAllAsync(reader);
                _session.EndBatch(this);
            }

            _session.OnTransportEnded(this, reason);
            await DrainAsync(LingerTimeout);
        }
        catch (ProtocolException violation)
        {
            _session.OnViolation(this, violation);
            await DrainAsync(CloseTimeout);
        }
        catch (Exception exception) when (WebSocketWriter.IsDisconnect(exception))
        {
            reason = DisconnectReason.TransportError;
        }
        finally
        {
            EndClosing();
            _session.OnTransportEnded(this, reason);
            await _writer.SealAsync();
        }
    }

    public override bool TryBeginFlush() => _writer.TryBeginFlush();

    public override void Flush(OutboundPacket? only) => _writer.Flush(only);

    public override void CloseAfterFlush() => SendClose(EmptyClose);

    public override void Abort(ushort webSocketCloseCode)
    {
        bool blocked;
        lock (_session.Gate)
        {
            blocked = _writer.IsBlocked;
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

    private async ValueTask ReceiveAllAsync(WebSocketMessageReader reader)
    {
        while (!_clientClosed && reader.TryRead(out WebSocketMessage message))
        {
            if (message.Opcode == WebSocketOpcode.Close)
            {
                AnswerClose(message.Data.Span);
                _clientClosed = true;
            }
            else if (!_closing)
            {
                ValueTask receiving = ReceiveAsync(message);
                if (!receiving.IsCompletedSuccessfully)
                {
                    await HoldUpAsync(receiving);
                }
            }
        }
    }

    /// <summary>While nothing is read, only the server's own notice tells that the client has gone.</summary>
    private async ValueTask HoldUpAsync(ValueTask receiving)
    {
        await using (_lifetime.RequestAborted.UnsafeRegister(
            static session => ((EngineSession)session!).Abort(DisconnectReason.TransportError), _session))
        {
            await receiving;
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

    /// <summary>
    /// Throws the client's bytes away until it ends the connection: closing it with bytes unread would reset it, and the client might lose
    /// our close frame.
    /// </summary>
    private async Task DrainAsync(TimeSpan timeout)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(DrainBufferSize);
        using var late = new CancellationTokenSource(timeout, _session.Server.Timers.Time);
        try
        {
            while (await _stream.ReadAsync(buffer, late.Token) > 0)
            {
            }
        }
        catch (Exception exception) when (WebSocketWriter.IsDisconnect(exception))
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
            _session.SendControl(this, OutboundPacket.Create(WebSocketOpcode.Close, payload));
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
            _session.Server.Timers.Schedule(_closeTimer, CloseTimeout);
        }

        _session.SendControl(this, frame);
    }

    /// <summary>The connection is at its end: nothing more is said, and nothing more is waited for.</summary>
    private void EndClosing()
    {
        lock (_session.Gate)
        {
            _closing = true;
            _closeTimer?.Cancel();
        }
    }

    private sealed class CloseTimer(TimerWheel timers, IHttpRequestLifetimeFeature lifetime) : TimerEntry
    {
        public override void OnDue() => lifetime.Abort();

        public void Cancel() => timers.Cancel(this);
    }
}
