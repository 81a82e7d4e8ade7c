using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Bench.SignalR.Storage;
using Parley.Bench.SignalR.Wire;

namespace Parley.Bench.SignalR;

/// <summary>Users and groups are made over REST, as with Parley.</summary>
internal static class CompanyEndpoints
{
    public static void MapCompany(this IEndpointRouteBuilder endpoints)
    {
        RouteGroupBuilder company = endpoints.MapGroup("").RequireAuthorization();
        company.MapPost("/users/batch", AddUsersAsync);
        company.MapPost("/conversations", AddConversationAsync);
    }

    private static async Task<NoContent> AddUsersAsync(UserBatch batch, ClaimsPrincipal caller, IChatStore store, CancellationToken cancellationToken)
    {
        await store.AddUsersAsync(UserKey.Of(caller).Company, batch.Users, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<CreatedConversation>> AddConversationAsync(
        NewConversation group, ClaimsPrincipal caller, IChatStore store, CancellationToken cancellationToken)
    {
        var user = UserKey.Of(caller);
        var id = Guid.CreateVersion7();
        await store.AddConversationAsync(user.Company, id, group.Name, [user.Id, .. group.MemberIds], cancellationToken);
        return TypedResults.Ok(new CreatedConversation(id));
    }
}
