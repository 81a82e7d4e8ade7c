using System.Diagnostics.Metrics;

namespace Parley.Server.Operations.Metrics;

/// <summary>What Prometheus is told about an instrument.</summary>
internal sealed record MetricDescription(string Name, MetricKind Kind, string Help, double[] Bounds, bool IsObserved)
{
    /// <summary>Describes an instrument; null when it is of a kind that is not known.</summary>
    public static MetricDescription? Of(Instrument instrument)
    {
        if (KindOf(instrument) is not { } kind)
        {
            return null;
        }

        string help = instrument.Description ?? instrument.Name;
        double[] bounds = kind is MetricKind.Histogram ? HistogramBounds.For(instrument) : [];
        return new MetricDescription(MetricName.Of(instrument, kind), kind, help, bounds, instrument.IsObservable);
    }

    public string Type => Kind switch
    {
        MetricKind.Counter or MetricKind.ObservedCounter => "counter",
        MetricKind.Histogram => "histogram",
        _ => "gauge",
    };

    private static MetricKind? KindOf(Instrument instrument)
    {
        Type type = instrument.GetType();
        Type definition = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        return definition switch
        {
            _ when definition == typeof(Counter<>) => MetricKind.Counter,
            _ when definition == typeof(UpDownCounter<>) => MetricKind.UpDown,
            _ when definition == typeof(ObservableCounter<>) => MetricKind.ObservedCounter,
            _ when definition == typeof(ObservableUpDownCounter<>) || definition == typeof(ObservableGauge<>) => MetricKind.Gauge,
            _ when definition == typeof(Gauge<>) => MetricKind.Gauge,
            _ when definition == typeof(Histogram<>) => MetricKind.Histogram,
            _ => null,
        };
    }
}
