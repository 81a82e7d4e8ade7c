using System.Numerics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Parley.SocketIO.EngineIO;

/// <summary>
/// One hashed timing wheel for every heartbeat and timeout of the process, instead of a timer per connection (Varghese and Lauck, 1987).
/// It sleeps until the next slot that holds something. What is due fires in the tick of its deadline: up to one tick early, not late.
/// </summary>
internal sealed partial class TimerWheel : IDisposable
{
    public const int Unscheduled = -1;

    /// <summary>Fine enough for the protocol's test suites, which give a server no margin at 300 and 200 ms.</summary>
    public static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(4);

    private const int SlotCount = 4096;
    private const int SlotsPerWord = 64;

    private readonly Lock _gate = new();
    private readonly TimerEntry?[] _slots = new TimerEntry?[SlotCount];
    private readonly ulong[] _occupied = new ulong[SlotCount / SlotsPerWord];
    private readonly List<TimerEntry> _due = [];
    private readonly long _origin;
    private readonly ITimer _timer;
    private readonly ILogger _logger;
    private long _lastTick;
    private long _armedTick = long.MaxValue;
    private bool _turning;

    public TimerWheel(TimeProvider time, ILogger? logger = null)
    {
        Time = time;
        _logger = logger ?? NullLogger.Instance;
        _origin = time.GetTimestamp();
        _timer = time.CreateTimer(static wheel => ((TimerWheel)wheel!).Turn(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public TimeProvider Time { get; }

    private TimeSpan Elapsed => Time.GetElapsedTime(_origin);

    /// <summary>Schedules the entry, or moves it when it is scheduled already.</summary>
    public void Schedule(TimerEntry entry, TimeSpan delay)
    {
        lock (_gate)
        {
            Unlink(entry);
            entry.DueTick = Math.Max((Elapsed + delay).Ticks / Tick.Ticks, _lastTick + 1);
            Link(entry);
            if (!_turning && entry.DueTick < _armedTick)
            {
                Arm(entry.DueTick);
            }
        }
    }

    public void Cancel(TimerEntry entry)
    {
        lock (_gate)
        {
            Unlink(entry);
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Turn()
    {
        lock (_gate)
        {
            if (_turning)
            {
                return;
            }

            _turning = true;
            Collect();
        }

        foreach (TimerEntry entry in _due)
        {
            RunDue(entry);
        }

        lock (_gate)
        {
            _due.Clear();
            _turning = false;
            _armedTick = long.MaxValue;
            if (NextOccupiedTick() is { } next)
            {
                Arm(next);
            }
        }
    }

    /// <summary>What fails must not stop the timers of all the others.</summary>
    private void RunDue(TimerEntry entry)
    {
        try
        {
            entry.OnDue();
        }
        catch (Exception exception)
        {
            LogFailed(exception);
        }
    }

    private void Collect()
    {
        long now = Elapsed.Ticks / Tick.Ticks;

        // After a long pause one turn of the wheel visits every slot.
        for (long tick = Math.Max(_lastTick + 1, now - SlotCount + 1); tick <= now; tick++)
        {
            TimerEntry? entry = _slots[tick % SlotCount];
            while (entry is not null)
            {
                TimerEntry? next = entry.Next;
                if (entry.DueTick <= now)
                {
                    Unlink(entry);
                    _due.Add(entry);
                }

                entry = next;
            }
        }

        _lastTick = Math.Max(_lastTick, now);
    }

    private void Arm(long tick)
    {
        _armedTick = tick;
        TimeSpan delay = (Tick * tick) - Elapsed;
        _timer.Change(delay > TimeSpan.Zero ? delay : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The next tick whose slot holds anything, even if only for a later turn of the wheel.</summary>
    private long? NextOccupiedTick()
    {
        long tick = _lastTick + 1;
        long end = tick + SlotCount + SlotsPerWord;
        while (tick < end)
        {
            int slot = (int)(tick % SlotCount);
            ulong word = _occupied[slot / SlotsPerWord] >> (slot % SlotsPerWord);
            if (word != 0)
            {
                return tick + BitOperations.TrailingZeroCount(word);
            }

            tick += SlotsPerWord - (slot % SlotsPerWord);
        }

        return null;
    }

    private void Link(TimerEntry entry)
    {
        int slot = (int)(entry.DueTick % SlotCount);
        TimerEntry? head = _slots[slot];
        entry.Slot = slot;
        entry.Previous = null;
        entry.Next = head;
        if (head is not null)
        {
            head.Previous = entry;
        }

        _slots[slot] = entry;
        _occupied[slot / SlotsPerWord] |= 1UL << (slot % SlotsPerWord);
    }

    private void Unlink(TimerEntry entry)
    {
        if (entry.Slot == Unscheduled)
        {
            return;
        }

        if (entry.Previous is not null)
        {
            entry.Previous.Next = entry.Next;
        }
        else if ((_slots[entry.Slot] = entry.Next) is null)
        {
            _occupied[entry.Slot / SlotsPerWord] &= ~(1UL << (entry.Slot % SlotsPerWord));
        }

        if (entry.Next is not null)
        {
            entry.Next.Previous = entry.Previous;
        }

        entry.Previous = entry.Next = null;
        entry.Slot = Unscheduled;
    }

    [LoggerMessage(1, LogLevel.Error, "A timer failed")]
    private partial void LogFailed(Exception exception);
}
