using System.Diagnostics.Metrics;
using System.Globalization;

namespace Parley.Server.Operations.Metrics;

/// <summary>The upper bounds of a histogram's buckets: those that the instrument advises, else some that suit its unit.</summary>
internal static class HistogramBounds
{
    private static readonly double[] Seconds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
    private static readonly double[] Milliseconds = [0.5, 1, 2.5, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000];
    private static readonly double[] Bytes = [64, 256, 1_024, 4_096, 16_384, 65_536, 262_144, 1_048_576, 4_194_304, 16_777_216];
    private static readonly double[] Counts = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000];

    public static double[] For(Instrument instrument) => Advised(instrument) is { Length: > 0 } advised ? advised : instrument.Unit switch
    {
        "s" => Seconds,
        "ms" => Milliseconds,
        "By" => Bytes,
        _ => Counts,
    };

    private static double[] Advised(Instrument instrument) => instrument switch
    {
        Histogram<double> histogram => Ordered(histogram.Advice),
        Histogram<float> histogram => Ordered(histogram.Advice),
        Histogram<long> histogram => Ordered(histogram.Advice),
        Histogram<int> histogram => Ordered(histogram.Advice),
        _ => [],
    };

    private static double[] Ordered<T>(InstrumentAdvice<T>? advice)
        where T : struct, IConvertible =>
        [.. (advice?.HistogramBucketBoundaries ?? [])
            .Select(static bound => bound.ToDouble(CultureInfo.InvariantCulture)).Distinct().Order()];
}
