using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;
using Parley.Messaging.Events;
using Parley.Messaging.Policies;
using Parley.Messaging.Users;
using Parley.Server.Auth;
using Parley.Server.Gateways.Chat;
using Parley.Server.Gateways.Connecting;
using Parley.Server.Gateways.Conversations;
using Parley.Server.Gateways.Orders;
using Parley.Server.Gateways.Telling;
using Parley.Server.Settings;
using Parley.SocketIO;

namespace Parley.Server.Gateways;

/// <summary>The gateways that there are: a line each.</summary>
internal static class GatewaysExtensions
{
    public static IServiceCollection AddParleyGateways(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddGateway<ChatClientEvents, ChatServerEvents>("/chat", new GatewayRooms("thread", JoinedRooms.Company | JoinedRooms.Conversations));
        services.AddGateway<ConversationClientEvents, ConversationServerEvents>("/", new GatewayRooms("conversation", JoinedRooms.Conversations));
        if (configuration.GetSection(SettingsSchema.MessagesSocket).Get<MessagesSocketOptions>() is null or { Enabled: true })
        {
            services.AddGateway<OrderClientEvents, OrderServerEvents>("/messages", new GatewayRooms("thread", JoinedRooms.None));
        }

        return services.AddShared();
    }

    /// <summary>Opens the gateways at <c>/socket.io</c>, whatever the path of REST.</summary>
    public static void MapParleyGateways(this IEndpointRouteBuilder endpoints)
    {
        IServiceProvider services = endpoints.ServiceProvider;
        services.GetRequiredService<IEventBus>().SubscribeToBatches(SocketServer.BeginBatch);

        // It hears of a revocation before the gateways, and has forgotten the user when they end sockets: who connects meanwhile is asked anew.
        services.GetRequiredService<UserDirectory>();
        foreach (Gateway gateway in services.GetServices<Gateway>())
        {
            gateway.Open(
                services.GetRequiredService<SocketArrival>(),
                services.GetRequiredService<TokenRefresh>(),
                services.GetRequiredService<IEventBus>(),
                services.GetRequiredService<IOptions<SocketIOOptions>>().Value.Json,
                services.GetRequiredService<ILogger<GatewayEvents>>());
        }

        endpoints.MapSocketIO().WithMetadata(SocketEndpoint.Metadata);
    }

    /// <summary>
    /// Runs the sockets' endpoint here, before authentication: they are asked who they are when they join a namespace, and what it would keep
    /// with the request, 2.1 KB, would be kept for as long as the socket lives.
    /// </summary>
    public static void UseSockets(this IApplicationBuilder app) => app.Use(static (context, next) =>
        context.GetEndpoint() is { RequestDelegate: { } run } endpoint && SocketEndpoint.Is(endpoint) ? run(context) : next(context));

    private static void AddGateway<TClientEvents, TServerEvents>(
        this IServiceCollection services, string @namespace, GatewayRooms rooms)
        where TClientEvents : IClientEvents
        where TServerEvents : ServerEvents => services.AddSingleton(provider =>
    {
        int connectionsPerUser = provider.GetRequiredService<IOptions<LimitOptions>>().Value.ConnectionsPerUser;
        var sockets = new GatewaySockets(provider.GetRequiredService<SocketServer>().Of(@namespace), rooms, connectionsPerUser);
        return new Gateway(
            sockets,
            ActivatorUtilities.CreateInstance<TClientEvents>(provider),
            ActivatorUtilities.CreateInstance<TServerEvents>(provider, sockets));
    });

    private static IServiceCollection AddShared(this IServiceCollection services)
    {
        services.AddSocketIO(static socketIO => Configure(socketIO.Json));
        services.AddOptions<SocketIOOptions>().Configure<IOptions<OriginOptions>>(static (socketIO, origins) =>
        {
            foreach (string origin in origins.Value.Origins)
            {
                socketIO.AllowedOrigins.Add(origin);
            }
        });
        return services
            .AddSingleton(typeof(MessageCommands<>))
            .AddSingleton<ConversationCommands>()
            .AddSingleton<GatewaySocketFactory>()
            .AddSingleton<SocketAuthentication>()
            .AddSingleton<SocketArrival>()
            .AddSingleton<TokenRefresh>()
            .AddHostedService<TokenExpiry>()
            .AddHostedService<ReceiptTeller>()
            .AddHostedService<UnreadTeller>()
            .AddHostedService<ConversationTeller>()
            .AddHostedService<PresenceTeller>();
    }

    private static void Configure(JsonSerializerOptions json)
    {
        json.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        json.RespectNullableAnnotations = true;
        json.PropertyNameCaseInsensitive = false;
        json.NumberHandling = JsonNumberHandling.Strict;
        json.TypeInfoResolverChain.Insert(0, GatewayJsonContext.Default);
        foreach (JsonConverter converter in GatewayJsonContext.Default.Options.Converters)
        {
            json.Converters.Add(converter);
        }
    }
}
