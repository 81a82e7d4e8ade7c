using Parley.Messaging;
using Parley.Messaging.Policies;
using Parley.Messaging.Sync;
using Parley.Messaging.Users;
using Parley.Server.Auth;
using Parley.Server.Rest.Dialects;
using Parley.Server.Rest.Json;
using Parley.Server.Rest.OpenApi;
using Parley.Server.Rest.Requests;
using Parley.Server.Wire;

namespace Parley.Server.Rest.Sync;

/// <summary>Brings a client that was away up to date.</summary>
internal static class SyncEndpoints
{
    public static void Map(RouteGroupBuilder rest) => rest.MapPost("/sync", ReadAsync)
        .WithTags("Sync")
        .WithSummary("What changed in these conversations since a client's rev of each")
        .TakesDialect()
        .Accepts<SyncBody>("application/json")
        .Answers(KnownDialects.Conversations.Shapes.Sync);

    private static async Task<IResult> ReadAsync(HttpContext context, ConversationSync sync, CapabilityPolicy capabilities)
    {
        Caller caller = context.Caller();
        var query = new QueryReader(context.Request.Query);
        Dialect dialect = KnownDialects.Read(query);
        if (query.Error is { } invalid)
        {
            return Answers.Refuse(invalid);
        }

        return await (await JsonBody.ReadAsync<SyncBody>(context.Request)).ShowAsync(async body =>
            await body.Heads().ShowAsync(async heads =>
            {
                Result<SyncAnswer> answer = await sync.ReadAsync(caller, body.Epoch, heads, context.RequestAborted);
                return answer.Show(missed => dialect.Show(missed, view => capabilities.Of(view, caller)));
            }));
    }
}
