using Microsoft.OpenApi;
using Parley.Server.Rest.Dialects;
using Parley.Server.Rest.Problems;

namespace Parley.Server.Rest.OpenApi;

/// <summary>Says of endpoints what the OpenAPI document is to say of them.</summary>
internal static class EndpointDescriptions
{
    private const string Json = "application/json";

    public static RouteHandlerBuilder Answers(this RouteHandlerBuilder endpoint, Type body, params ReadOnlySpan<int> statuses)
    {
        foreach (int status in statuses.IsEmpty ? [StatusCodes.Status200OK] : statuses)
        {
            endpoint.Produces(status, body, Json);
        }

        return endpoint;
    }

    public static RouteHandlerBuilder AnswersNothing(this RouteHandlerBuilder endpoint) => endpoint.Produces(StatusCodes.Status204NoContent);

    /// <summary>The errors that this endpoint has beyond those of all.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder endpoint, params ReadOnlySpan<int> statuses)
    {
        foreach (int status in statuses)
        {
            endpoint.Produces<Problem>(status, ProblemResult.ContentType);
        }

        return endpoint;
    }

    public static RouteHandlerBuilder TakesQuery(this RouteHandlerBuilder endpoint, string name, string description) =>
        endpoint.WithMetadata(new QueryParameter(name, description));

    public static RouteHandlerBuilder TakesPage(this RouteHandlerBuilder endpoint) => endpoint
        .WithMetadata(new QueryParameter("limit", "1 to 100, 50 where it is left out", JsonSchemaType.Integer))
        .TakesQuery("cursor", "where an answer before told to go on");

    public static RouteHandlerBuilder TakesDialect(this RouteHandlerBuilder endpoint) =>
        endpoint.TakesQuery(KnownDialects.Parameter, "the shape of messages: orders, chat or conversations (default, as described here)");
}
