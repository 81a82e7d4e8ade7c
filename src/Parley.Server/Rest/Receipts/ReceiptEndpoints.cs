using Parley.Messaging;
using Parley.Messaging.Receipts;
using Parley.Server.Auth;
using Parley.Server.Rest.Json;
using Parley.Server.Rest.OpenApi;
using Parley.Server.Rest.Requests;
using Parley.Server.Wire;

namespace Parley.Server.Rest.Receipts;

/// <summary>Tells who got and read a message.</summary>
internal static class ReceiptEndpoints
{
    public static void Map(RouteGroupBuilder rest) => rest.MapGet("/messages/{id}/receipts", ReadAsync)
        .WithTags("Messages")
        .WithSummary("Who got and read a message, and when, in the order of user ids")
        .TakesPage()
        .Answers(typeof(Page<Receipt>))
        .Refuses(StatusCodes.Status404NotFound);

    private static async Task<IResult> ReadAsync(HttpContext context, string id, MessageReceipts receipts)
    {
        var query = new QueryReader(context.Request.Query);
        int limit = query.Limit();
        string? after = query.Reference("cursor", Cursor.Expected, Cursor.ReadReceipts);
        if (query.Error is { } invalid)
        {
            return Answers.Refuse(invalid);
        }

        // One more tells whether there are more.
        Result<IReadOnlyList<Receipt>> found =
            await receipts.ReadAsync(context.Caller(), WireId.OrUnknown(id), after, limit + 1, context.RequestAborted);
        return found.Show(all => all.Count <= limit
            ? Answers.Json(new Page<Receipt>(all, NextCursor: null))
            : Answers.Json(new Page<Receipt>([.. all.Take(limit)], Cursor.AfterReceipt(all[limit - 1].UserId))));
    }
}
