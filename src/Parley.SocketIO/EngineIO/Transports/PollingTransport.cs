using Microsoft.AspNetCore.Http;
using Parley.SocketIO.EngineIO.Packets;

namespace Parley.SocketIO.EngineIO.Transports;

/// <summary>
/// HTTP long-polling: one GET waits for packets, one POST brings them (protocol revision 4, "HTTP long-polling"). Each at most once at a
/// time; a client that overlaps them is closed.
/// </summary>
internal sealed class PollingTransport : EngineTransport
{
    /// <summary>How long an ended session waits for the poll that tells its client, as in the reference.</summary>
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(30);

    private readonly EngineSession _session;
    private TaskCompletionSource? _poll;
    private OutboundPacket? _last;
    private bool _atRest;
    private bool _receiving;

    public PollingTransport(EngineSession session)
    {
        _session = session;
    }

    public override string Name => "polling";

    public override bool IsWritable => _poll is not null;

    /// <summary>The packets of a POST are being handled; under the session's lock.</summary>
    public bool IsDelivering { get; private set; }

    /// <summary>Wakes the poll that waits, if any; it takes what is queued by itself, so nobody needs to flush.</summary>
    public override bool TryBeginFlush()
    {
        AnswerPoll();
        return false;
    }

    public override void Flush(OutboundPacket? only) => throw new InvalidOperationException("Polls are answered, never flushed.");

    public override void CloseAfterFlush() => EndWith(OutboundPacket.Close);

    public override void Abort(ushort webSocketCloseCode) => EndWith(OutboundPacket.Close);

    /// <summary>While the client probes, a poll is answered at once, with a noop when there is nothing, so that the client can pause.</summary>
    public void BringToRest()
    {
        lock (_session.Gate)
        {
            _atRest = true;
            AnswerPoll();
        }
    }

    public void Resume()
    {
        lock (_session.Gate)
        {
            _atRest = false;
        }
    }

    /// <summary>The session has moved to a WebSocket.</summary>
    public void Discard() => EndWith(OutboundPacket.Noop);

    /// <summary>Answers a GET with what is queued, or waits until something is.</summary>
    public async Task HandlePollAsync(HttpContext context)
    {
        if (!TryBeginPoll(out Task untilAnswered))
        {
            RefuseOverlap(context);
            return;
        }

        await using (context.RequestAborted.UnsafeRegister(static transport => ((PollingTransport)transport!).OnPollAborted(), this))
        {
            await untilAnswered;
        }

        if (!context.RequestAborted.IsCancellationRequested)
        {
            await AnswerAsync(context);
        }
    }

    /// <summary>Reads a POST and hands its packets to the session, one after the other.</summary>
    public async Task HandlePostAsync(HttpContext context)
    {
        if (!TryBeginReceive())
        {
            RefuseOverlap(context);
            return;
        }

        PostOutcome outcome;
        await using (context.RequestAborted.UnsafeRegister(
            static session => ((EngineSession)session!).Abort(DisconnectReason.TransportError), _session))
        {
            outcome = await ReceiveBodyAsync(context);
        }

        // Before the client can know that the POST is done, so that its next one is no overlap.
        lock (_session.Gate)
        {
            _receiving = IsDelivering = false;
        }

        await PollingResponse.WritePostOutcomeAsync(context, outcome);
    }

    private bool TryBeginPoll(out Task untilAnswered)
    {
        lock (_session.Gate)
        {
            untilAnswered = Task.CompletedTask;
            if (_poll is not null)
            {
                return false;
            }

            if (!_session.HasQueuedFor(this) && _last is null && !_atRest)
            {
                _poll = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                untilAnswered = _poll.Task;
            }

            return true;
        }
    }

    private bool TryBeginReceive()
    {
        lock (_session.Gate)
        {
            bool begins = !_receiving;
            _receiving = true;
            return begins;
        }
    }

    private void RefuseOverlap(HttpContext context)
    {
        _session.Abort(DisconnectReason.TransportError);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
    }

    /// <summary>The client went away while it waited; a poll that is being answered has nobody waiting.</summary>
    private void OnPollAborted()
    {
        if (IsWritable)
        {
            _session.Abort(DisconnectReason.TransportError);
        }
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var packets = new List<OutboundPacket>();
        bool closes = false;
        lock (_session.Gate)
        {
            if (!_session.TryTake(this, packets, long.MaxValue))
            {
                // Never in one payload with messages: clients handle the close at once, but messages on their next tick.
                packets.Add(_last ?? OutboundPacket.Noop);
                closes = _last == OutboundPacket.Close;
            }
        }

        await PollingResponse.WritePacketsAsync(context, packets);
        if (closes)
        {
            _session.OnTransportEnded(this, DisconnectReason.ForcedServerClose);
        }
    }

    private async Task<PostOutcome> ReceiveBodyAsync(HttpContext context)
    {
        using PollingBody body = await PollingBody.ReadAsync(context.Request, _session.Server.Options.MaxPayload);
        if (body.Outcome != PostOutcome.Ok)
        {
            if (body.Outcome != PostOutcome.TooLarge)
            {
                _session.Abort(DisconnectReason.TransportError);
            }

            return body.Outcome;
        }

        if (!TryBeginDelivering())
        {
            return PostOutcome.Invalid;
        }

        try
        {
            await DeliverAsync(body.Content);
            _session.EndBatch(this);
            return PostOutcome.Ok;
        }
        catch (ProtocolException violation)
        {
            _session.OnViolation(this, violation);
            return PostOutcome.Invalid;
        }
    }

    /// <returns>False when the session has ended or moved to a WebSocket while the body was read.</returns>
    private bool TryBeginDelivering()
    {
        lock (_session.Gate)
        {
            return IsDelivering = _session.Transport == this && !_session.IsClosed;
        }
    }

    private async ValueTask DeliverAsync(Memory<byte> content)
    {
        var reader = new PayloadReader(content);
        while (reader.TryRead(out EnginePacket packet))
        {
            if (packet.Type == EnginePacketType.Close)
            {
                EndWith(OutboundPacket.Noop);
                _session.Abort(DisconnectReason.TransportClose);
                return;
            }

            await _session.ReceiveAsync(this, packet);
        }
    }

    private void EndWith(OutboundPacket last)
    {
        bool closes;
        lock (_session.Gate)
        {
            _last ??= last;
            closes = last == OutboundPacket.Close && !_session.IsClosed;
            AnswerPoll();
        }

        // Even when a poll was waiting: its client may be gone before it is answered.
        if (closes)
        {
            _session.Server.Timers.Schedule(new PollingCloseTimer(_session), CloseTimeout);
        }
    }

    private void AnswerPoll()
    {
        _poll?.TrySetResult();
        _poll = null;
    }

    private sealed class PollingCloseTimer(EngineSession session) : TimerEntry
    {
        public override void OnDue() => session.Abort(DisconnectReason.ForcedServerClose);
    }
}
