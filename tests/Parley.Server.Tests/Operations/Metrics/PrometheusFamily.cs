namespace Parley.Server.Tests.Operations.Metrics;

/// <summary>A metric with its lines.</summary>
internal sealed record PrometheusFamily(string Name, string Help, string Type)
{
    public List<PrometheusSample> Samples { get; } = [];

    /// <summary>The value of a metric that is no histogram.</summary>
    public double Value(string labels = "") => Samples.Single(sample => sample.LabelText == labels).Value;
}
