using Parley.Messaging;
using Parley.Messaging.Conversations;
using Parley.Messaging.Receipts;
using Parley.Messaging.Users;
using Parley.Server.Auth;
using Parley.Server.Rest.Json;
using Parley.Server.Rest.OpenApi;
using Parley.Server.Rest.Requests;
using Parley.Server.Wire;

namespace Parley.Server.Rest.Receipts;

/// <summary>Moves the caller's positions in a conversation.</summary>
internal static class PositionEndpoints
{
    public static void Map(RouteGroupBuilder conversations)
    {
        MapKind(conversations, "read", "Mark messages as read, all of them or up to one", ReceiptKind.Read);
        MapKind(conversations, "delivered", "Mark messages as delivered, all of them or up to one", ReceiptKind.Delivered);
    }

    private static void MapKind(RouteGroupBuilder conversations, string word, string summary, ReceiptKind kind) => conversations
        .MapPost($"/{{id}}/{word}", (HttpContext context, string id, ReceiptMarker marker, ConversationList list) =>
            MarkAsync(context, WireId.OrUnknown(id), kind, marker, list))
        .WithSummary(summary)
        .Accepts<MarkBody>(isOptional: true, "application/json")
        .Answers(typeof(Position))
        .Refuses(StatusCodes.Status404NotFound);

    private static async Task<IResult> MarkAsync(
        HttpContext context, Guid conversationId, ReceiptKind kind, ReceiptMarker marker, ConversationList list)
    {
        Caller caller = context.Caller();
        return await (await JsonBody.ReadOptionalAsync<MarkBody>(context.Request)).ShowAsync(async body =>
        {
            Guid[] upTo = body.MessageId is null ? [] : [WireId.OrUnknown(body.MessageId)];
            Result<MarkedPosition> result = await marker.MarkAsync(caller, conversationId, kind, upTo, context.RequestAborted);
            return await result.ShowAsync(async marked =>
            {
                long unread = await list.UnreadAfterAsync(caller, marked, context.RequestAborted);
                return Answers.Json(new Position(marked.Member.ReadSeq, marked.Member.DeliveredSeq, unread));
            });
        });
    }
}
