using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Parley.Server.Operations;

/// <summary>
/// Sends metrics and traces to a collector. Nothing else names a type of OpenTelemetry, so that its assemblies are loaded only with this.
/// </summary>
internal sealed class OtlpExport(IConfiguration configuration) : IHostedService
{
    private const string OwnSources = "Parley.*";
    private const string HttpSource = "Microsoft.AspNetCore";

    private MeterProvider? _metrics;
    private TracerProvider? _traces;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _metrics = Sdk.CreateMeterProviderBuilder()
            .ConfigureServices(services => services.AddSingleton(configuration))
            .ConfigureResource(DescribeServer)
            .AddMeter(OwnSources)
            .AddOtlpExporter()
            .Build();
        _traces = Sdk.CreateTracerProviderBuilder()
            .ConfigureServices(services => services.AddSingleton(configuration))
            .ConfigureResource(DescribeServer)
            .AddSource(OwnSources, HttpSource)
            .AddOtlpExporter()
            .Build();
        return Task.CompletedTask;
    }

    /// <summary>Sends what is still there; the providers do it while they are disposed, and block.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            _traces?.Dispose();
            _metrics?.Dispose();
        },
        CancellationToken.None);

    private void DescribeServer(ResourceBuilder resource) =>
        resource.AddService(configuration["OTEL_SERVICE_NAME"] ?? "parley", serviceVersion: ProductVersion.Text);
}
