namespace Parley.SocketIO.EngineIO;

/// <summary>Something that falls due: a node of the <see cref="TimerWheel"/>, so that scheduling allocates nothing.</summary>
internal abstract class TimerEntry
{
    internal TimerEntry? Previous;
    internal TimerEntry? Next;
    internal int Slot = TimerWheel.Unscheduled;
    internal long DueTick;

    /// <summary>Called on a thread-pool thread, outside the wheel's lock, at most one tick after it fell due.</summary>
    public abstract void OnDue();
}
