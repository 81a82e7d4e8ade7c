using System.Diagnostics;

namespace Parley.Bench.Growth;

/// <summary>How long something takes that is done again and again, one after the other.</summary>
internal readonly record struct Timing(TimeSpan P50, TimeSpan P99)
{
    /// <summary>What takes so long is not repeated so often.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    public static async Task<Timing> OfAsync(Func<Task> act, int warmUp, int repeats)
    {
        await RepeatAsync(act, warmUp);
        List<TimeSpan> times = await RepeatAsync(act, repeats);
        times.Sort();
        return new Timing(times[times.Count / 2], times[times.Count * 99 / 100]);
    }

    public override string ToString() => $"{P50.TotalMilliseconds:N2} | {P99.TotalMilliseconds:N2}";

    private static async Task<List<TimeSpan>> RepeatAsync(Func<Task> act, int repeats)
    {
        List<TimeSpan> times = [];
        long begin = Stopwatch.GetTimestamp();
        while (times.Count < repeats && Stopwatch.GetElapsedTime(begin) < Longest)
        {
            long start = Stopwatch.GetTimestamp();
            await act();
            times.Add(Stopwatch.GetElapsedTime(start));
        }

        return times;
    }
}
