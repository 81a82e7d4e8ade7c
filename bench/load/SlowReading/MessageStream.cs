using System.Diagnostics;
using Parley.Bench.Load.Broadcasting;
using Parley.Bench.Load.Chatting;

namespace Parley.Bench.Load.SlowReading;

/// <summary>Messages into one thread at a rate, one sender after the other, whatever has become of those before.</summary>
internal sealed class MessageStream(ChatThread thread, Sender[] senders, int rate)
{
    private readonly SendSchedule _schedule = new(rate);

    public TimeSpan UntilDue => _schedule.UntilDue;

    /// <summary>Whether everything was acknowledged.</summary>
    public bool IsIdle => Array.TrueForAll(senders, static sender => sender.IsIdle);

    public void SendDue()
    {
        while (_schedule.Due <= Stopwatch.GetTimestamp())
        {
            thread.Sent++;
            senders[_schedule.Sent % senders.Length].Send(_schedule.Due);
            _schedule.Advance();
        }
    }
}
