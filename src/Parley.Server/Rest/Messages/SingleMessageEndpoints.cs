using Parley.Messaging;
using Parley.Messaging.Messages;
using Parley.Server.Auth;
using Parley.Server.Rest.Dialects;
using Parley.Server.Rest.Json;
using Parley.Server.Rest.OpenApi;
using Parley.Server.Rest.Requests;
using Parley.Server.Wire;

namespace Parley.Server.Rest.Messages;

/// <summary>Edits and deletes messages, which are named without their conversation.</summary>
internal static class SingleMessageEndpoints
{
    public static void Map(RouteGroupBuilder rest)
    {
        RouteGroupBuilder messages = rest.MapGroup("/messages").WithTags("Messages");
        messages.MapPatch("/{id}", EditAsync)
            .WithSummary("Change the text of an own message")
            .TakesDialect()
            .Accepts<EditMessageBody>("application/json")
            .Answers(KnownDialects.Conversations.Shapes.Message)
            .Refuses(StatusCodes.Status404NotFound);
        messages.MapDelete("/{id}", DeleteAsync)
            .WithSummary("Delete an own message; moderators delete any. Answers with what is left of it")
            .TakesDialect()
            .Answers(KnownDialects.Conversations.Shapes.Message)
            .Refuses(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> EditAsync(HttpContext context, string id, MessageEditor editor, MessageHistory history)
    {
        var query = new QueryReader(context.Request.Query);
        Dialect dialect = KnownDialects.Read(query);
        if (query.Error is { } invalid)
        {
            return Answers.Refuse(invalid);
        }

        return await (await JsonBody.ReadAsync<EditMessageBody>(context.Request)).ShowAsync(async body =>
        {
            Result<Message> edited = await editor.EditAsync(context.Caller(), WireId.OrUnknown(id), body.Content, context.RequestAborted);
            return await edited.ShowAsync(message => ShowAsync(context, dialect, message, history));
        });
    }

    private static async Task<IResult> DeleteAsync(HttpContext context, string id, MessageEditor editor, MessageHistory history)
    {
        var query = new QueryReader(context.Request.Query);
        Dialect dialect = KnownDialects.Read(query);
        if (query.Error is { } invalid)
        {
            return Answers.Refuse(invalid);
        }

        Result<Message> deleted = await editor.DeleteAsync(context.Caller(), WireId.OrUnknown(id), context.RequestAborted);
        return await deleted.ShowAsync(message => ShowAsync(context, dialect, message, history));
    }

    private static async Task<IResult> ShowAsync(HttpContext context, Dialect dialect, Message message, MessageHistory history) =>
        dialect.Show(message, await history.StatusOfAsync(message, context.RequestAborted));
}
