using Parley.Messaging;
using Parley.Messaging.Messages;
using Parley.Messaging.Receipts;
using Parley.Server.Auth;
using Parley.Server.Rest.Dialects;
using Parley.Server.Rest.OpenApi;
using Parley.Server.Rest.Requests;
using Parley.Server.Wire;

namespace Parley.Server.Rest.Messages;

/// <summary>Sends messages to a conversation and reads its history.</summary>
internal sealed class MessageEndpoints(Dialect dialect)
{
    public void Map(RouteGroupBuilder conversations)
    {
        conversations.MapGet("/{id}/messages", ReadAsync)
            .WithSummary("The history of a conversation, newest first")
            .TakesQuery("before", "the id or the seq of a message: those before it")
            .TakesQuery("after", "the id or the seq of a message: those after it")
            .TakesQuery("around", "the id or the seq of a message: itself and those on either side")
            .TakesPage()
            .Answers(dialect.Shapes.History)
            .Refuses(StatusCodes.Status404NotFound);
        conversations.MapPost("/{id}/messages", SendAsync)
            .WithSummary("Send a message; 200 where it had been stored before, under the same client id")
            .Accepts(dialect.Shapes.SendBody, "application/json")
            .Answers(dialect.Shapes.Message, StatusCodes.Status201Created, StatusCodes.Status200OK)
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status429TooManyRequests);
    }

    private async Task<IResult> SendAsync(HttpContext context, string id, MessageSender sender, MessageHistory history)
    {
        Result<SendMessage> asked = await dialect.ReadSendAsync(context.Request, context.Caller(), WireId.OrUnknown(id));
        return await asked.ShowAsync(async command => await (await sender.SendAsync(command, context.RequestAborted)).ShowAsync(async sent =>
        {
            // Nobody has got what was stored just now.
            MessageStatus status = sent.IsReplay ? await history.StatusOfAsync(sent.Message, context.RequestAborted) : MessageStatus.Sent;
            int answer = sent.IsReplay ? StatusCodes.Status200OK : StatusCodes.Status201Created;
            return dialect.Show(sent.Message, status, answer, command.TempId);
        }));
    }

    private async Task<IResult> ReadAsync(HttpContext context, string id, MessageHistory history)
    {
        if (!HistoryParameters.Read(context.Request.Query).Succeeded(out HistoryQuery? query, out ParleyError? error))
        {
            return Answers.Refuse(error);
        }

        Result<HistoryPage> page = await history.ReadAsync(context.Caller(), WireId.OrUnknown(id), query, context.RequestAborted);
        return page.Show(found => dialect.Show(found, query.Direction));
    }
}
