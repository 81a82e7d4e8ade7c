namespace Parley.Server.Operations.Metrics;

/// <summary>Adds measurements up.</summary>
internal sealed class SumSeries(string labels, bool onlyUpwards) : MetricSeries(labels)
{
    private AtomicSum _sum;

    public override void Record(double value)
    {
        if (double.IsFinite(value) && !(onlyUpwards && value < 0))
        {
            _sum.Add(value);
        }
    }

    public override void Write(PrometheusText text, string name) => text.Sample(name, Labels, _sum.Value);
}
