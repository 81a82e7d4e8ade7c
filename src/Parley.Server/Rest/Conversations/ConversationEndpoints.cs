using Parley.Messaging;
using Parley.Messaging.Conversations;
using Parley.Messaging.Policies;
using Parley.Messaging.Users;
using Parley.Server.Auth;
using Parley.Server.Rest.Dialects;
using Parley.Server.Rest.Json;
using Parley.Server.Rest.OpenApi;
using Parley.Server.Rest.Requests;
using Parley.Server.Wire;

namespace Parley.Server.Rest.Conversations;

/// <summary>Starts, lists and changes conversations.</summary>
internal sealed class ConversationEndpoints(Dialect dialect)
{
    public void Map(RouteGroupBuilder conversations)
    {
        conversations.MapPost("", StartAsync)
            .WithSummary("Start a conversation, or get the one there is: { orderId }, or { type, memberIds, name? }")
            .Accepts<StartConversationBody>("application/json")
            .Answers(dialect.Shapes.Summary, StatusCodes.Status201Created, StatusCodes.Status200OK)
            .Refuses(StatusCodes.Status404NotFound);
        conversations.MapGet("", ListAsync)
            .WithSummary("The caller's conversations, newest activity first")
            .TakesQuery("status", "open, archived or blocked")
            .TakesPage()
            .Answers(dialect.Shapes.List);
        conversations.MapGet("/{id}", FindAsync)
            .WithSummary("A conversation, and what the caller may do with it")
            .Answers(dialect.Shapes.Summary);
        conversations.MapPatch("/{id}", RenameAsync)
            .WithSummary("Rename a group")
            .Accepts<RenameBody>("application/json")
            .Answers(dialect.Shapes.Summary);
        MapStatus(conversations, "archive", "Archive a conversation", StatusChange.Archive);
        MapStatus(conversations, "unarchive", "Open an archived conversation again", StatusChange.Unarchive);
        MapStatus(conversations, "block", "Block a conversation (moderators)", StatusChange.Block);
        MapStatus(conversations, "unblock", "Open a blocked conversation again (moderators)", StatusChange.Unblock);
    }

    private void MapStatus(RouteGroupBuilder conversations, string word, string summary, StatusChange change) => conversations
        .MapPost($"/{{id}}/{word}", (HttpContext context, string id, ConversationEditor editor, ConversationAnswers answers) =>
            ChangeStatusAsync(context, new ChangeStatus(context.Caller(), WireId.OrUnknown(id), change), editor, answers))
        .WithSummary(summary)
        .Answers(dialect.Shapes.Summary);

    private async Task<IResult> StartAsync(HttpContext context, ConversationStarter starter, ConversationAnswers answers)
    {
        Caller caller = context.Caller();
        Result<StartConversationBody> body = await JsonBody.ReadAsync<StartConversationBody>(context.Request);
        if (!body.Succeeded(out StartConversationBody? asked, out ParleyError? error))
        {
            return Answers.Refuse(error);
        }

        return await (await asked.StartAsync(starter, caller, context.RequestAborted)).ShowAsync(async started =>
        {
            if (started.IsNew)
            {
                PathString here = context.Request.PathBase.Add(context.Request.Path);
                context.Response.Headers.Location = $"{here.ToUriComponent().TrimEnd('/')}/{started.Conversation.Id}";
            }

            return await answers.ShowStartedAsync(dialect, caller, started, context.RequestAborted);
        });
    }

    private async Task<IResult> ListAsync(HttpContext context, ConversationList conversations, CapabilityPolicy capabilities)
    {
        Caller caller = context.Caller();
        var query = new QueryReader(context.Request.Query);
        int limit = query.Limit();
        ConversationStatus? status = query.Value("status", "is open, archived or blocked", WireWord.Read<ConversationStatus>);
        ConversationCursor? after = query.Value("cursor", Cursor.Expected, Cursor.ReadConversations);
        if (query.Error is { } invalid)
        {
            return Answers.Refuse(invalid);
        }

        // One more tells whether there are more.
        var asked = new ConversationListQuery(limit + 1, status, after);
        IReadOnlyList<ConversationView> found = await conversations.ListAsync(caller, asked, context.RequestAborted);
        bool hasMore = found.Count > limit;
        IReadOnlyList<ConversationView> page = hasMore ? [.. found.Take(limit)] : found;
        return dialect.Show(page, view => capabilities.Of(view, caller), hasMore ? Cursor.AfterConversation(page[^1].Conversation) : null);
    }

    private async Task<IResult> FindAsync(HttpContext context, string id, ConversationList conversations, CapabilityPolicy capabilities)
    {
        Caller caller = context.Caller();
        Result<ConversationView> found = await conversations.FindAsync(caller, WireId.OrUnknown(id), context.RequestAborted);
        return found.Show(view => dialect.Show(view, capabilities.Of(view, caller)));
    }

    private async Task<IResult> RenameAsync(HttpContext context, string id, ConversationEditor editor, ConversationAnswers answers)
    {
        Caller caller = context.Caller();
        return await (await JsonBody.ReadAsync<RenameBody>(context.Request)).ShowAsync(async body =>
        {
            var command = new RenameConversation(caller, WireId.OrUnknown(id), body.Name);
            Result<Conversation> renamed = await editor.RenameAsync(command, context.RequestAborted);
            return await renamed.ShowAsync(conversation =>
                answers.ShowAsync(dialect, caller, conversation, cancellationToken: context.RequestAborted));
        });
    }

    private async Task<IResult> ChangeStatusAsync(
        HttpContext context, ChangeStatus command, ConversationEditor editor, ConversationAnswers answers)
    {
        Result<Conversation> changed = await editor.ChangeStatusAsync(command, context.RequestAborted);
        return await changed.ShowAsync(conversation =>
            answers.ShowAsync(dialect, command.Caller, conversation, cancellationToken: context.RequestAborted));
    }
}
