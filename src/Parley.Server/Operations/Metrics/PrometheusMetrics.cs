using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Parley.Server.Operations.Metrics;

/// <summary>
/// Collects the measurements of this server's meters from the moment it exists, for Prometheus to fetch. Recording takes no lock and
/// allocates nothing once the tags are known.
/// </summary>
internal sealed partial class PrometheusMetrics : IDisposable
{
    private const string DroppedName = "parley_metrics_dropped_measurements_total";

    private static readonly string[] Meters = ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"];

    private readonly ConcurrentDictionary<string, MetricFamily> _families = new(StringComparer.Ordinal);
    private readonly MeterListener _listener = new();
    private readonly Lock _scrape = new();
    private readonly IMeterFactory _factory;
    private readonly ILogger<PrometheusMetrics> _logger;

    public PrometheusMetrics(IMeterFactory factory, ILogger<PrometheusMetrics> logger)
    {
        _factory = factory;
        _logger = logger;
        _listener.InstrumentPublished = Listen;
        _listener.SetMeasurementEventCallback<byte>(static (_, value, tags, state) => Record(value, tags, state));
        _listener.SetMeasurementEventCallback<short>(static (_, value, tags, state) => Record(value, tags, state));
        _listener.SetMeasurementEventCallback<int>(static (_, value, tags, state) => Record(value, tags, state));
        _listener.SetMeasurementEventCallback<long>(static (_, value, tags, state) => Record(value, tags, state));
        _listener.SetMeasurementEventCallback<float>(static (_, value, tags, state) => Record(value, tags, state));
        _listener.SetMeasurementEventCallback<double>(static (_, value, tags, state) => Record(value, tags, state));
        _listener.SetMeasurementEventCallback<decimal>(static (_, value, tags, state) => Record((double)value, tags, state));
        _listener.Start();
    }

    public void Dispose() => _listener.Dispose();

    /// <summary>Writes everything in the text format. Two that ask at once wait for each other.</summary>
    public void WriteTo(IBufferWriter<byte> output)
    {
        var text = new PrometheusText(output);
        lock (_scrape)
        {
            MetricFamily[] families = [.. _families.Values.OrderBy(static family => family.Description.Name, StringComparer.Ordinal)];
            Observe(families);
            foreach (MetricFamily family in families)
            {
                family.Write(text);
            }

            WriteDropped(text, families);
        }
    }

    private static void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state) =>
        ((MetricFamily)state!).Record(value, tags);

    private static void WriteDropped(PrometheusText text, MetricFamily[] families)
    {
        text.Header(DroppedName, $"Measurements lost because their metric has {MetricFamily.MaxSeries} series already", "counter");
        foreach (MetricFamily family in families)
        {
            if (family.Dropped > 0)
            {
                text.Sample(DroppedName, $"metric=\"{family.Description.Name}\"", family.Dropped);
            }
        }
    }

    private void Listen(Instrument instrument, MeterListener listener)
    {
        if (!IsOurs(instrument.Meter) || MetricDescription.Of(instrument) is not { } description)
        {
            return;
        }

        MetricFamily family = _families.GetOrAdd(description.Name, static (_, of) => new MetricFamily(of), description);
        if (family.Description.Kind != description.Kind)
        {
            LogNameTaken(_logger, instrument.Meter.Name, instrument.Name, description.Name);
            return;
        }

        listener.EnableMeasurementEvents(instrument, family);
    }

    // A listener hears the whole process; another host in it has a factory of its own.
    private bool IsOurs(Meter meter) =>
        (meter.Scope is null || ReferenceEquals(meter.Scope, _factory))
        && (meter.Name.StartsWith("Parley.", StringComparison.Ordinal) || Meters.Contains(meter.Name));

    private void Observe(MetricFamily[] families)
    {
        foreach (MetricFamily family in families)
        {
            family.ForgetObserved();
        }

        try
        {
            _listener.RecordObservableInstruments();
        }
        catch (AggregateException e)
        {
            LogObservationFailed(_logger, e);
        }
    }
}
