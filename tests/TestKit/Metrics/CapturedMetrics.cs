using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Parley.TestKit.Metrics;

/// <summary>Sums up the instruments of one server under test, of all that run at the same time.</summary>
public sealed class CapturedMetrics : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<string, double> _sums = new(StringComparer.Ordinal);

    /// <param name="factory">The server's meter factory, which its instruments are known by.</param>
    public CapturedMetrics(IMeterFactory factory)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Scope == factory)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument.Name, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument.Name, value, tags));
        _listener.Start();
    }

    /// <summary>
    /// The sum of an instrument's measurements, such as <c>requests</c>, or of those with one tag, such as <c>requests{kind=slow}</c>.
    /// </summary>
    public double this[string name] => _sums.GetValueOrDefault(name);

    public void Dispose() => _listener.Dispose();

    private void Add(string name, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        _sums.AddOrUpdate(name, value, (_, sum) => sum + value);
        foreach (KeyValuePair<string, object?> tag in tags)
        {
            _sums.AddOrUpdate($"{name}{{{tag.Key}={tag.Value}}}", value, (_, sum) => sum + value);
        }
    }
}
