using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Parley.SocketIO.EngineIO;

namespace Parley.SocketIO;

/// <summary>Registers the Socket.IO server.</summary>
public static class SocketIOServiceCollectionExtensions
{
    /// <summary>
    /// Adds a Socket.IO server to the application; <c>app.MapSocketIO("/socket.io")</c> gives it its address. The singleton
    /// <see cref="SocketServer"/> can be injected wherever something is to be sent to clients.
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <param name="configure">Changes the settings from their defaults.</param>
    /// <returns><paramref name="services"/>, for chaining.</returns>
    /// <exception cref="OptionsValidationException">At the start of the application: a setting is out of its range.</exception>
    public static IServiceCollection AddSocketIO(this IServiceCollection services, Action<SocketIOOptions>? configure = null)
    {
        services.AddMetrics();
        services.AddLogging();
        OptionsBuilder<SocketIOOptions> options = services.AddOptions<SocketIOOptions>().ValidateOnStart();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SocketIOOptions>, SocketIOOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SocketIOOptions>, SocketIOOptionsRules>());
        services.PostConfigure<SocketIOOptions>(static socketIO => CompleteJson(socketIO.Json, socketIO.MaxJsonDepth));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(static provider => new TimerWheel(
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILoggerFactory>().CreateLogger<TimerWheel>()));
        services.TryAddSingleton(static provider => new SocketIOMetrics(provider.GetRequiredService<IMeterFactory>()));
        services.TryAddSingleton(static provider => new SocketServer(
            provider.GetRequiredService<IOptions<SocketIOOptions>>().Value,
            provider.GetRequiredService<IServiceScopeFactory>(),
            provider.GetRequiredService<SocketIOMetrics>(),
            provider.GetRequiredService<ILoggerFactory>()));
        return services;
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Only where the application has not switched reflection off.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Only where the application has not switched reflection off.")]
    private static void CompleteJson(JsonSerializerOptions json, int maxDepth)
    {
        if (json.IsReadOnly)
        {
            return;
        }

        // What passes the check of a packet must be readable by its handler; 0 stands for the default of 64.
        json.MaxDepth = Math.Max(json.MaxDepth == 0 ? 64 : json.MaxDepth, maxDepth);
        bool hasOwn = json.TypeInfoResolverChain.Count > 0;
        json.TypeInfoResolverChain.Add(SocketIOJsonContext.Default);
        if (!hasOwn && JsonSerializer.IsReflectionEnabledByDefault)
        {
            json.TypeInfoResolverChain.Add(new DefaultJsonTypeInfoResolver());
        }

        json.MakeReadOnly();
    }
}
