using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Parley.Server.Operations.Metrics;
using Parley.Server.Settings;
using Parley.SocketIO;

namespace Parley.Server.Operations;

/// <summary>Adds what operators need: health, metrics, traces, an orderly end, and the limits of Kestrel.</summary>
public static class OperationsExtensions
{
    private const int MaxRequestBodyBytes = 1024 * 1024;
    private static readonly TimeSpan RequestHeadersTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(25);

    /// <summary>Adds the services; those of OTLP only when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set.</summary>
    public static IServiceCollection AddParleyOperations(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<ShutdownOptions>();
        services.Configure<HostOptions>(static host => host.ShutdownTimeout = ShutdownTimeout);
        services.Configure<KestrelServerOptions>(LimitKestrel);

        // Nothing else in this program looks at what a connection carries.
        services.Configure<SocketIOOptions>(static socketIO => socketIO.WriteToSocket = true);

        services.AddSingleton<DrainingLifetime>();
        services.AddSingleton<IHostLifetime>(static provider => provider.GetRequiredService<DrainingLifetime>());
        services.AddSingleton<IReadinessCheck, HostReadiness>();
        services.AddSingleton<Readiness>();

        services.AddMetrics();
        services.AddSingleton<ServerMetrics>();
        services.AddSingleton<PrometheusMetrics>();
        if (!string.IsNullOrWhiteSpace(configuration[HostRules.OtlpEndpoint]))
        {
            AddOtlp(services);
        }

        return services;
    }

    /// <summary>Maps <c>/health/live</c>, <c>/health/ready</c> and <c>/metrics</c>.</summary>
    public static WebApplication MapParleyOperations(this WebApplication app)
    {
        HealthEndpoints.Map(app);
        app.MapMetrics();
        return app;
    }

    // Gateways that take more (uploads) raise the limit for their own endpoints.
    private static void LimitKestrel(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = MaxRequestBodyBytes;
        kestrel.Limits.RequestHeadersTimeout = RequestHeadersTimeout;
    }

    private static void AddOtlp(IServiceCollection services) => services.AddHostedService<OtlpExport>();
}
