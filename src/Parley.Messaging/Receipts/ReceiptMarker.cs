using Parley.Messaging.Appending;
using Parley.Messaging.Messages;
using Parley.Messaging.Users;

namespace Parley.Messaging.Receipts;

/// <summary>Moves the delivered and read positions of members.</summary>
public sealed class ReceiptMarker(AppendQueue queue, IMessageReader messages)
{
    public const int MaxMessageIds = 1000;

    /// <summary>Up to the highest of <paramref name="messageIds"/>, or to the end when there are none.</summary>
    public async Task<Result<MarkedPosition>> MarkAsync(
        Caller caller, Guid conversationId, ReceiptKind kind, IReadOnlyList<Guid> messageIds, CancellationToken cancellationToken = default)
    {
        if (messageIds.Count > MaxMessageIds)
        {
            return ParleyError.Invalid("message_ids", $"At most {MaxMessageIds:N0} messages at once");
        }

        if (messageIds.Count == 0)
        {
            return await queue.AppendAsync(new MarkPosition(caller, conversationId, kind, UpToSeq: null), cancellationToken);
        }

        // Before the queue: a message keeps its place for ever, and nobody has to wait under a lock for it to be found.
        var key = new ConversationKey(caller.Company, conversationId);
        long? upTo = await messages.HighestSeqAsync(key, messageIds, cancellationToken);

        // What moves nothing still asks who is a member: to everybody else an unknown message is as a known one.
        Result<MarkedPosition> marked = await queue.AppendAsync(new MarkPosition(caller, conversationId, kind, upTo ?? 0), cancellationToken);
        return upTo is null && marked.Error is null ? ParleyError.NotFound("Message") : marked;
    }
}
