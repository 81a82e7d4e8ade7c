using Parley.Messaging;
using Parley.Messaging.Presence;
using Parley.Server.Auth;
using Parley.Server.Rest.OpenApi;
using Parley.Server.Rest.Requests;

namespace Parley.Server.Rest.Presence;

/// <summary>Tells who is there.</summary>
internal static class PresenceEndpoints
{
    public static void Map(RouteGroupBuilder rest) => rest.MapGet("/presence", ReadAsync)
        .WithTags("Sync")
        .WithSummary("Who of the people that the caller shares a conversation with is online; others are left out")
        .TakesQuery("userIds", $"Ids of users, separated by commas, {PresenceDirectory.MaxUsers} at most")
        .Answers(typeof(PresenceAnswer));

    private static async Task<IResult> ReadAsync(HttpContext context, PresenceDirectory presence)
    {
        var query = new QueryReader(context.Request.Query);
        string[] userIds = query.Reference("userIds", "is a list of ids", static text => text.Split(',')) ?? [];
        if (query.Error is { } wrong)
        {
            return Answers.Refuse(wrong);
        }

        Result<IReadOnlyList<UserPresence>> read = await presence.ReadAsync(context.Caller(), userIds, context.RequestAborted);
        return read.Show(static users => Answers.Json(PresenceAnswer.Of(users)));
    }
}
