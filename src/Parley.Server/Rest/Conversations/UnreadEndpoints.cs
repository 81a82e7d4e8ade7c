using Parley.Messaging.Conversations;
using Parley.Server.Auth;
using Parley.Server.Rest.OpenApi;
using Parley.Server.Rest.Requests;

namespace Parley.Server.Rest.Conversations;

/// <summary>Tells what a user has not read.</summary>
internal static class UnreadEndpoints
{
    public static void Map(RouteGroupBuilder rest) => rest.MapGet("/unread", ReadAsync)
        .WithTags("Sync")
        .WithSummary("How many messages the caller has not read, and where")
        .Answers(typeof(UnreadTotals));

    private static async Task<IResult> ReadAsync(HttpContext context, ConversationList conversations)
    {
        IReadOnlyList<UnreadConversation> unread = await conversations.UnreadAsync(context.Caller(), context.RequestAborted);
        return Answers.Json(new UnreadTotals(unread.Sum(static conversation => conversation.UnreadCount), unread));
    }
}
