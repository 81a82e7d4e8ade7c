using System.Diagnostics;
using System.Numerics;

namespace Parley.Bench.Load;

/// <summary>Latencies in buckets that are at most 3 % wide, from a nanosecond to minutes; recording allocates nothing.</summary>
internal sealed class LatencyHistogram
{
    private const int SubBucketBits = 5;
    private const int SubBuckets = 1 << SubBucketBits;

    private readonly long[] _counts = new long[64 * SubBuckets];
    private long _total;

    public void Record(long stopwatchTicks)
    {
        long nanoseconds = Math.Max(0, stopwatchTicks) * (1_000_000_000 / Stopwatch.Frequency);
        _counts[BucketOf(nanoseconds)]++;
        _total++;
    }

    public void Clear()
    {
        Array.Clear(_counts);
        _total = 0;
    }

    /// <returns>The upper end of the bucket that holds the quantile, in milliseconds; 0 without any record.</returns>
    public double Milliseconds(double quantile)
    {
        long rank = (long)Math.Ceiling(quantile * _total);
        long seen = 0;
        for (int i = 0; i < _counts.Length && rank > 0; i++)
        {
            seen += _counts[i];
            if (seen >= rank)
            {
                return UpperEnd(i) / 1e6;
            }
        }

        return 0;
    }

    private static int BucketOf(long value)
    {
        int shift = Math.Max(0, BitOperations.Log2((ulong)value | 1) - SubBucketBits);
        return (shift * SubBuckets) + (int)(value >> shift);
    }

    private static long UpperEnd(int bucket)
    {
        int shift = Math.Max(0, (bucket / SubBuckets) - 1);
        return (bucket - (shift * SubBuckets) + 1L) << shift;
    }
}
