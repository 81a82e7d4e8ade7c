namespace Parley.Server.Operations.Metrics;

internal sealed partial class PrometheusMetrics
{
    [LoggerMessage(1, LogLevel.Warning, "{Meter}/{Instrument} is not shown: another kind of metric has the name {Name}")]
    private static partial void LogNameTaken(ILogger logger, string meter, string instrument, string name);

    [LoggerMessage(2, LogLevel.Warning, "An observable instrument failed")]
    private static partial void LogObservationFailed(ILogger logger, Exception exception);
}
