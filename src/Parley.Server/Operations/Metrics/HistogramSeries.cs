namespace Parley.Server.Operations.Metrics;

/// <summary>Counts measurements in buckets.</summary>
internal sealed class HistogramSeries(string labels, double[] bounds) : MetricSeries(labels)
{
    private readonly long[] _counts = new long[bounds.Length + 1];
    private AtomicSum _sum;

    public override void Record(double value)
    {
        if (!double.IsFinite(value))
        {
            return;
        }

        // A bound belongs to its bucket: "le" is less or equal.
        int index = Array.BinarySearch(bounds, value);
        Interlocked.Increment(ref _counts[index >= 0 ? index : ~index]);
        _sum.Add(value);
    }

    public override void Write(PrometheusText text, string name)
    {
        string separator = Labels.Length == 0 ? "" : ",";
        long count = 0;
        for (int index = 0; index < _counts.Length; index++)
        {
            // The count is the sum of the very buckets that were written, so that it agrees with them while others record.
            count += Volatile.Read(in _counts[index]);
            double bound = index < bounds.Length ? bounds[index] : double.PositiveInfinity;
            text.Sample(name + "_bucket", $"{Labels}{separator}le=\"{PrometheusText.Number(bound)}\"", count);
        }

        text.Sample(name + "_sum", Labels, _sum.Value);
        text.Sample(name + "_count", Labels, count);
    }
}
