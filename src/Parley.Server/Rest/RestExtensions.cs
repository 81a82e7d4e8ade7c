using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Parley.Server.Auth;
using Parley.Server.Rest.Conversations;
using Parley.Server.Rest.Dialects;
using Parley.Server.Rest.Json;
using Parley.Server.Rest.Messages;
using Parley.Server.Rest.OpenApi;
using Parley.Server.Rest.Orders;
using Parley.Server.Rest.Presence;
using Parley.Server.Rest.Problems;
using Parley.Server.Rest.Receipts;
using Parley.Server.Rest.Sync;
using Parley.Server.Rest.Users;

namespace Parley.Server.Rest;

/// <summary>REST: the same conversations under three names, and what belongs to none of them.</summary>
internal static class RestExtensions
{
    private static readonly AuthorizationPolicy Anybody =
        new AuthorizationPolicyBuilder(ParleyAuthenticationHandler.SchemeName).RequireAuthenticatedUser().Build();

    private static readonly AuthorizationPolicy Service =
        new AuthorizationPolicyBuilder(ParleyAuthenticationHandler.SchemeName).RequireRole(RoleClaims.Service).Build();

    /// <summary>Adds what REST has of its own; the core and the tokens are added elsewhere.</summary>
    public static IServiceCollection AddParleyRest(this IServiceCollection services)
    {
        services.AddExceptionHandler<RestExceptionHandler>();
        services.TryAddSingleton<ConversationAnswers>();

        // For the OpenAPI document, which asks there what our types look like; answers are written by RestJson.
        services.ConfigureHttpJsonOptions(static options =>
        {
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, RestJsonContext.Default);
            foreach (JsonConverter converter in RestJson.Options.Converters.Where(static converter => converter is JsonConverterFactory))
            {
                options.SerializerOptions.Converters.Add(converter);
            }
        });
        return services.AddRestOpenApi();
    }

    /// <summary>Maps the endpoints and <c>/openapi/v1.json</c>; all but that one need a token.</summary>
    public static IEndpointRouteBuilder MapParleyRest(this IEndpointRouteBuilder endpoints)
    {
        RouteGroupBuilder rest = endpoints.MapGroup("")
            .RequireAuthorization(Anybody)
            .WithMetadata(RestEndpoint.Mark)
            .AddEndpointFilter<RouteGroupBuilder, MeetCallerFilter>();
        RefuseEverywhere(rest);
        foreach (Dialect dialect in KnownDialects.All)
        {
            RouteGroupBuilder conversations = rest.MapGroup(dialect.Path).WithTags(dialect.Path);
            new ConversationEndpoints(dialect).Map(conversations);
            new MessageEndpoints(dialect).Map(conversations);
            MemberEndpoints.Map(conversations);
            PositionEndpoints.Map(conversations);
        }

        SingleMessageEndpoints.Map(rest);
        ReceiptEndpoints.Map(rest);
        SyncEndpoints.Map(rest);
        UnreadEndpoints.Map(rest);
        PresenceEndpoints.Map(rest);
        RouteGroupBuilder service = rest.MapGroup("").RequireAuthorization(Service);
        OrderEndpoints.Map(service);
        UserEndpoints.Map(service);
        endpoints.MapOpenApi();
        return endpoints;
    }

    // What stands before every endpoint: the request itself, the token, the database.
    private static void RefuseEverywhere(RouteGroupBuilder rest)
    {
        foreach (int status in (ReadOnlySpan<int>)[400, 401, 403, 413, 415, 500, 503])
        {
            rest.WithMetadata(new ProducesResponseTypeMetadata(status, typeof(Problem), [ProblemResult.ContentType]));
        }
    }
}
