using Parley.Messaging;
using Parley.Messaging.Users;
using Parley.Server.Auth;
using Parley.Server.Rest.Json;
using Parley.Server.Rest.OpenApi;
using Parley.Server.Rest.Requests;

namespace Parley.Server.Rest.Users;

/// <summary>Where the host application tells of its users.</summary>
internal static class UserEndpoints
{
    public static void Map(RouteGroupBuilder service)
    {
        RouteGroupBuilder users = service.MapGroup("/users").WithTags("Service");
        users.MapPut("/{id}", PutAsync)
            .WithSummary("Say who a user is (role service)")
            .Accepts<PutUserBody>("application/json")
            .Answers(typeof(UserAnswer));
        users.MapPost("/batch", PutManyAsync)
            .WithSummary($"Say who many users are, {UserDirectory.MaxUsersAtOnce:N0} at most (role service)")
            .Accepts<PutUsersBody>("application/json")
            .Answers(typeof(UsersAnswer));
        users.MapPost("/{id}/revoke", RevokeAsync)
            .WithSummary("Refuse every token that a user got until now (role service)")
            .AnswersNothing();
    }

    private static async Task<IResult> PutAsync(HttpContext context, string id, UserDirectory users) =>
        await PathId.Read(context, id, "user_id").ShowAsync(async userId =>
            await (await JsonBody.ReadAsync<PutUserBody>(context.Request)).ShowAsync(async body =>
            {
                var user = new User { Key = new UserKey(context.Caller().Company, userId), Name = body.Name, Picture = body.Picture };
                Result<IReadOnlyList<User>> stored = await users.PutAsync([user], context.RequestAborted);
                return stored.Show(static known => Answers.Json(UserAnswer.Of(known[0])));
            }));

    private static async Task<IResult> PutManyAsync(HttpContext context, UserDirectory users) =>
        await (await JsonBody.ReadAsync<PutUsersBody>(context.Request)).ShowAsync(async body =>
        {
            string company = context.Caller().Company;
            User[] all = [.. body.Users.Select(user => new User { Key = new UserKey(company, user.Id), Name = user.Name, Picture = user.Picture })];
            Result<IReadOnlyList<User>> stored = await users.PutAsync(all, context.RequestAborted);
            return stored.Show(static known => Answers.Json(new UsersAnswer([.. known.Select(UserAnswer.Of)])));
        });

    private static async Task<IResult> RevokeAsync(HttpContext context, string id, UserDirectory users) =>
        await PathId.Read(context, id, "user_id", fromEnd: 1).ShowAsync(async userId =>
        {
            Result<User> revoked = await users.RevokeAsync(new UserKey(context.Caller().Company, userId), context.RequestAborted);
            return revoked.Show(static _ => TypedResults.NoContent());
        });
}
