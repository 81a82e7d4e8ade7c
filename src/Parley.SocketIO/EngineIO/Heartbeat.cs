namespace Parley.SocketIO.EngineIO;

/// <summary>
/// The server's heartbeat for one session (protocol revision 4, "Heartbeat"): a ping every <c>pingInterval</c> after the last pong, the end
/// when no pong comes within <c>pingTimeout</c>. Like in the reference, another packet extends the wait, but only once.
/// </summary>
internal sealed class Heartbeat : TimerEntry
{
    /// <summary>How often a pong that may lie unread behind the client's own events is waited for once more.</summary>
    private const int MaxHeldUp = 3;

    private readonly EngineSession _session;
    private bool _awaitsPong;
    private bool _extended;
    private int _heldUp;

    public Heartbeat(EngineSession session)
    {
        _session = session;
    }

    public void Start() => ScheduleAfter(_session.Server.Options.PingInterval);

    public override void OnDue()
    {
        if (_awaitsPong && _session.IsHeldUp && ++_heldUp <= MaxHeldUp)
        {
            ScheduleAfter(_session.Server.Options.PingTimeout);
            return;
        }

        if (_awaitsPong)
        {
            // Not here: a receiver that is slow to close must not hold up the other heartbeats.
            ThreadPool.UnsafeQueueUserWorkItem(
                static session => session.Abort(DisconnectReason.PingTimeout), _session, preferLocal: false);
            return;
        }

        _awaitsPong = true;
        _extended = false;
        if (_session.SendPing())
        {
            // A tick early, for the time that passed between the deadline and here: the sum of interval and timeout is what clients count.
            ScheduleAfter(_session.Server.Options.PingTimeout - TimerWheel.Tick);
        }
    }

    public void OnPong()
    {
        _awaitsPong = false;
        _heldUp = 0;
        ScheduleAfter(_session.Server.Options.PingInterval);
    }

    public void OnOtherPacket()
    {
        if (_awaitsPong && !_extended)
        {
            _extended = true;
            ScheduleAfter(_session.Server.Options.PingTimeout);
        }
    }

    public void Stop() => _session.Server.Timers.Cancel(this);

    private void ScheduleAfter(TimeSpan delay) => _session.Server.Timers.Schedule(this, delay);
}
