using System.Collections.Concurrent;

namespace Parley.Server.Operations.Metrics;

/// <summary>A metric with all its series. What goes beyond <see cref="MaxSeries"/> is dropped and counted.</summary>
internal sealed class MetricFamily
{
    public const int MaxSeries = 1000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, MetricSeries> _byLabels = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<KeyValuePair<string, object?>[], MetricSeries> _byTags = new(TagSetComparer.Instance);
    private readonly ConcurrentDictionary<KeyValuePair<string, object?>[], MetricSeries>.AlternateLookup<
        ReadOnlySpan<KeyValuePair<string, object?>>> _lookup;

    private volatile int _tagSets;
    private long _dropped;

    public MetricFamily(MetricDescription description)
    {
        Description = description;
        _lookup = _byTags.GetAlternateLookup<ReadOnlySpan<KeyValuePair<string, object?>>>();
    }

    public MetricDescription Description { get; }

    /// <summary>The measurements that were lost because there were too many different tags.</summary>
    public long Dropped => Volatile.Read(in _dropped);

    public void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        MetricSeries? series = _lookup.TryGetValue(tags, out MetricSeries? known) ? known : Add(tags);
        if (series is null)
        {
            Interlocked.Increment(ref _dropped);
            return;
        }

        series.Record(value);
    }

    public void ForgetObserved()
    {
        foreach (MetricSeries series in Description.IsObserved ? Snapshot() : [])
        {
            series.Forget();
        }
    }

    public void Write(PrometheusText text)
    {
        text.Header(Description.Name, Description.Help, Description.Type);
        foreach (MetricSeries series in Snapshot())
        {
            series.Write(text, Description.Name);
        }
    }

    private MetricSeries? Add(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (_tagSets >= MaxSeries)
        {
            return null;
        }

        lock (_gate)
        {
            if (_lookup.TryGetValue(tags, out MetricSeries? known))
            {
                return known;
            }

            if (_tagSets >= MaxSeries)
            {
                return null;
            }

            // The same tags in another order, or of another type, are the same series to Prometheus.
            string labels = MetricLabels.Of(tags);
            if (!_byLabels.TryGetValue(labels, out MetricSeries? series))
            {
                series = Create(labels);
                _byLabels.Add(labels, series);
            }

            _byTags[tags.ToArray()] = series;
            _tagSets++;
            return series;
        }
    }

    private MetricSeries Create(string labels) => Description.Kind switch
    {
        MetricKind.Counter => new SumSeries(labels, onlyUpwards: true),
        MetricKind.UpDown => new SumSeries(labels, onlyUpwards: false),
        MetricKind.Histogram => new HistogramSeries(labels, Description.Bounds),
        _ => new LastValueSeries(labels),
    };

    private MetricSeries[] Snapshot()
    {
        lock (_gate)
        {
            return [.. _byLabels.Values];
        }
    }
}
