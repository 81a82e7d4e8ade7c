namespace Parley.Server.Operations.Metrics;

/// <summary>Keeps the last measurement.</summary>
internal sealed class LastValueSeries(string labels) : MetricSeries(labels)
{
    private double _value;
    private volatile bool _isKnown;

    public override void Record(double value)
    {
        Volatile.Write(ref _value, value);
        _isKnown = true;
    }

    public override void Forget() => _isKnown = false;

    public override void Write(PrometheusText text, string name)
    {
        if (_isKnown)
        {
            text.Sample(name, Labels, Volatile.Read(in _value));
        }
    }
}
