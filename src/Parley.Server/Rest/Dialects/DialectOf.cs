using Parley.Messaging;
using Parley.Messaging.Conversations;
using Parley.Messaging.Messages;
using Parley.Messaging.Policies;
using Parley.Messaging.Receipts;
using Parley.Messaging.Sync;
using Parley.Messaging.Users;
using Parley.Server.Rest.Json;
using Parley.Server.Rest.Messages;
using Parley.Server.Rest.Requests;
using Parley.Server.Wire;

namespace Parley.Server.Rest.Dialects;

/// <summary>The dialect whose messages have the shape of <typeparamref name="TMessage"/> and are sent as <typeparamref name="TSend"/>.</summary>
internal sealed class DialectOf<TMessage, TSend>(string name, string path) : Dialect(name, path)
    where TMessage : IWireMessage<TMessage>
    where TSend : class, ISendBody
{
    public override DialectShapes Shapes { get; } = new(
        typeof(TSend),
        typeof(TMessage),
        typeof(ConversationSummary<TMessage>),
        typeof(Page<ConversationSummary<TMessage>>),
        typeof(HistoryAnswer<TMessage>),
        typeof(SyncAnswerShape<TMessage>));

    public override async Task<Result<SendMessage>> ReadSendAsync(HttpRequest request, Caller caller, Guid conversationId) =>
        (await JsonBody.ReadAsync<TSend>(request)).Succeeded(out TSend? body, out ParleyError? error)
            ? body.Command(caller, conversationId)
            : error;

    public override IResult Show(Message message, MessageStatus status, int answer, string? tempId) =>
        Answers.Json(TMessage.Of(message, status, tempId), answer);

    public override IResult Show(ConversationView view, Capabilities capabilities, int answer) =>
        Answers.Json(ConversationSummary<TMessage>.Of(view, capabilities), answer);

    public override IResult Show(IReadOnlyList<ConversationView> views, Func<ConversationView, Capabilities> capabilities, string? nextCursor) =>
        Answers.Json(new Page<ConversationSummary<TMessage>>(
            [.. views.Select(view => ConversationSummary<TMessage>.Of(view, capabilities(view)))], nextCursor));

    public override IResult Show(HistoryPage page, HistoryDirection direction) => Answers.Json(HistoryAnswer<TMessage>.Of(page, direction));

    public override IResult Show(SyncAnswer answer, Func<ConversationView, Capabilities> capabilities) =>
        Answers.Json(SyncAnswerShape<TMessage>.Of(answer, capabilities));
}
