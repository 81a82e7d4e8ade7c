namespace Parley.Server.Operations.Metrics;

/// <summary>The value of a metric for one set of labels.</summary>
internal abstract class MetricSeries(string labels)
{
    public string Labels => labels;

    public abstract void Record(double value);

    public abstract void Write(PrometheusText text, string name);

    /// <summary>Before the observable instruments are asked: those that have nothing to say any more are not shown.</summary>
    public virtual void Forget()
    {
    }
}
