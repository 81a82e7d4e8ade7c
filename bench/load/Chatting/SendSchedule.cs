using System.Diagnostics;

namespace Parley.Bench.Load.Chatting;

/// <summary>When messages are to be sent, whatever has become of those before.</summary>
internal sealed class SendSchedule(int rate)
{
    private readonly long _start = Stopwatch.GetTimestamp();

    /// <summary>How many were sent.</summary>
    public int Sent { get; private set; }

    /// <summary>The intended time of the next one.</summary>
    public long Due => _start + (Sent * Stopwatch.Frequency / rate);

    public TimeSpan UntilDue => TimeSpan.FromSeconds(Math.Max(0.0, Due - Stopwatch.GetTimestamp()) / Stopwatch.Frequency);

    public void Advance() => Sent++;
}
