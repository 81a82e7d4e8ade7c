namespace Parley.Server.Operations.Metrics;

/// <summary>How the measurements of an instrument become the value of a metric.</summary>
internal enum MetricKind
{
    /// <summary>Increments are added up: only upwards.</summary>
    Counter,

    /// <summary>Increments are added up: both ways.</summary>
    UpDown,

    /// <summary>The last measurement counts, and has been added up by the program itself.</summary>
    ObservedCounter,

    /// <summary>The last measurement counts.</summary>
    Gauge,

    /// <summary>Measurements are counted in buckets.</summary>
    Histogram,
}
