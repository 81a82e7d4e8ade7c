using System.Security.Claims;
using Parley.Bench.SignalR.Storage;
using Parley.Bench.SignalR.Wire;

namespace Parley.Bench.SignalR;

/// <summary>Users and groups are made over REST, as with Parley.</summary>
internal static class CompanyEndpoints
{
    public static void MapCompany(this IEndpointRouteBuilder endpoints)
    {
        RouteGroupBuilder company = endpoints.MapGroup("").RequireAuthorization();
        company.MapPost("/users/batch", static async (UserBatch batch, ClaimsPrincipal caller, IChatStore store, CancellationToken cancellationToken) =>
        {
            await store.AddUsersAsync(UserKey.Of(caller).Company, batch.Users, cancellationToken);
            return TypedResults.NoContent();
        });
        company.MapPost("/conversations", static async (NewConversation group, ClaimsPrincipal caller, IChatStore store, CancellationToken cancellationToken) =>
        {
            var user = UserKey.Of(caller);
            var id = Guid.CreateVersion7();
            await store.AddConversationAsync(user.Company, id, group.Name, [user.Id, .. group.MemberIds], cancellationToken);
            return TypedResults.Json(new CreatedConversation(id), ChatJsonContext.Default.CreatedConversation, statusCode: StatusCodes.Status201Created);
        });
    }
}
