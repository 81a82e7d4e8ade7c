using Parley.Messaging;
using Parley.Messaging.Conversations;
using Parley.Messaging.Messages;
using Parley.Messaging.Policies;
using Parley.Messaging.Receipts;
using Parley.Messaging.Sync;
using Parley.Messaging.Users;

namespace Parley.Server.Rest.Dialects;

/// <summary>
/// How one kind of client talks of conversations over REST: where they are mounted, and in which shapes they are shown. The endpoints are written
/// once and say everything by it.
/// </summary>
internal abstract class Dialect(string name, string path)
{
    /// <summary>What the <c>dialect</c> parameter calls it.</summary>
    public string Name => name;

    /// <summary>Where conversations are mounted.</summary>
    public string Path => path;

    /// <summary>The shapes, for the OpenAPI document.</summary>
    public abstract DialectShapes Shapes { get; }

    public abstract Task<Result<SendMessage>> ReadSendAsync(HttpRequest request, Caller caller, Guid conversationId);

    public abstract IResult Show(Message message, MessageStatus status, int answer = StatusCodes.Status200OK, string? tempId = null);

    public abstract IResult Show(ConversationView view, Capabilities capabilities, int answer = StatusCodes.Status200OK);

    public abstract IResult Show(IReadOnlyList<ConversationView> views, Func<ConversationView, Capabilities> capabilities, string? nextCursor);

    public abstract IResult Show(HistoryPage page, HistoryDirection direction);

    public abstract IResult Show(SyncAnswer answer, Func<ConversationView, Capabilities> capabilities);
}
