using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Parley.SocketIO.EngineIO;

namespace Parley.SocketIO;

/// <summary>Gives a Socket.IO or a bare Engine.IO server its address.</summary>
public static class SocketIOEndpointRouteBuilderExtensions
{
    /// <summary>Serves the application's <see cref="SocketServer"/>.</summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="path">The path that clients name as <c>path</c>; theirs is <c>/socket.io</c> unless told otherwise.</param>
    /// <returns>For conventions such as <c>RequireAuthorization</c>, which apply to every HTTP request of the transport.</returns>
    /// <exception cref="InvalidOperationException"><see cref="SocketIOServiceCollectionExtensions.AddSocketIO"/> was not called.</exception>
    public static IEndpointConventionBuilder MapSocketIO(this IEndpointRouteBuilder endpoints, string path = "/socket.io")
    {
        SocketServer server = endpoints.ServiceProvider.GetService<SocketServer>()
            ?? throw new InvalidOperationException("Call services.AddSocketIO() before app.MapSocketIO().");
        return endpoints.Map(path, server.Options, server.Accept);
    }

    /// <summary>Serves bare Engine.IO: messages without events, namespaces or acknowledgements.</summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="path">The path; clients use <c>/engine.io</c> unless told otherwise.</param>
    /// <param name="accept">Makes the receiver of a new session's messages.</param>
    /// <param name="options">The settings; null for the defaults.</param>
    /// <exception cref="InvalidOperationException"><see cref="SocketIOServiceCollectionExtensions.AddSocketIO"/> was not called.</exception>
    /// <exception cref="OptionsValidationException">A setting is out of its range.</exception>
    public static IEndpointConventionBuilder MapEngineIO(
        this IEndpointRouteBuilder endpoints, string path, Func<EngineSession, IEngineReceiver> accept, EngineIOOptions? options = null) =>
        endpoints.Map(path, Validated(options ?? new EngineIOOptions()), accept);

    private static EngineIOOptions Validated(EngineIOOptions options)
    {
        ValidateOptionsResult ranges = new EngineIOOptionsValidator().Validate(name: null, options);
        string? failure = ranges.Failed ? ranges.FailureMessage : EngineIOOptionsValidator.FindMistake(options);
        return failure is null ? options : throw new OptionsValidationException(nameof(EngineIOOptions), typeof(EngineIOOptions), [failure]);
    }

    private static IEndpointConventionBuilder Map(
        this IEndpointRouteBuilder endpoints, string path, EngineIOOptions options, Func<EngineSession, IEngineReceiver> accept)
    {
        IServiceProvider services = endpoints.ServiceProvider;
        var engine = new EngineServer(
            options,
            accept,
            services.GetRequiredService<TimerWheel>(),
            services.GetRequiredService<SocketIOMetrics>(),
            services.GetRequiredService<ILoggerFactory>().CreateLogger<EngineServer>());
        TimeProvider time = services.GetRequiredService<TimeProvider>();

        // Kestrel waits for open WebSockets when it stops; they are closed as soon as the application begins to.
        services.GetService<IHostApplicationLifetime>()?.ApplicationStopping.Register(() => _ = engine.StopAsync(time));
        string pattern = path.TrimEnd('/') + "/{**rest}";

        // A CORS preflight carries no credentials, whatever the other requests must have.
        endpoints.MapMethods(pattern, [HttpMethods.Options], engine.HandleAsync).AllowAnonymous();
        return endpoints.Map(pattern, engine.HandleAsync).DisableRequestTimeout();
    }
}
