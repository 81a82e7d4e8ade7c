using System.Diagnostics.Metrics;

namespace Parley.Server.Operations;

/// <summary>The instruments of the meter <c>Parley.Server</c>.</summary>
internal sealed class ServerMetrics
{
    public const string MeterName = "Parley.Server";

    public ServerMetrics(IMeterFactory factory)
    {
        KeyValuePair<string, object?>[] tags = [new("version", ProductVersion.Text), new("runtime", Environment.Version.ToString())];
        factory.Create(MeterName).CreateObservableGauge(
            "build.info", () => new Measurement<int>(1, tags), description: "The version that runs; always 1");
    }
}
