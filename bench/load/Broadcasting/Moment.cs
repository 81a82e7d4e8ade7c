using System.Diagnostics;

namespace Parley.Bench.Load.Broadcasting;

/// <summary>A moment of the run: the difference of two is what was measured.</summary>
internal readonly record struct Moment(long Timestamp, long Acks, long Deliveries, double CpuSeconds)
{
    public static Moment Now(long acks, long deliveries) => new(
        Stopwatch.GetTimestamp(), acks, deliveries, Environment.CpuUsage.TotalTime.TotalSeconds);
}
