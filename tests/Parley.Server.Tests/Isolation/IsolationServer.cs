using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Parley.Messaging.Events;
using Parley.Server.Demo;
using Parley.Server.Operations;
using Parley.Server.Tests.Rest;

namespace Parley.Server.Tests.Isolation;

/// <summary>A server with every route that the program has, those of Development among them.</summary>
public class IsolationServer : RestServer
{
    private int _probes;

    protected override string EnvironmentName => "Development";

    protected override IReadOnlyList<(string Key, string Value)> Settings => [("Parley:Shutdown:DrainSeconds", "0"), ("Parley:Limits:EventsPerSecond", "0")];

    /// <summary>Everything that is mapped, as <c>GET /path</c>. Sockets have probes of their own.</summary>
    internal IReadOnlyList<string> AllRoutes =>
    [
        .. from source in ((IEndpointRouteBuilder)App).DataSources
           from endpoint in source.Endpoints.OfType<RouteEndpoint>()
           let path = $"/{endpoint.RoutePattern.RawText!.Trim('/')}"
           where !path.StartsWith("/socket.io", StringComparison.Ordinal)
           from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["ANY"]
           select $"{method} {path}",
    ];

    /// <summary>Listens to what happens in a company.</summary>
    internal EventLog Listen(string company) => new(Get<IEventBus>(), company);

    internal int Count(int probes) => Interlocked.Add(ref _probes, probes);

    protected override void Configure(WebApplicationBuilder builder)
    {
        builder.Services.AddParleyOperations(builder.Configuration);
        builder.AddParleyDemo();
    }

    protected override void Map(WebApplication app)
    {
        app.MapParleyOperations();
        app.MapParleyDemo();
    }
}
