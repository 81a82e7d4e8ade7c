using Parley.Messaging.Appending;
using Parley.Messaging.Policies;
using Parley.Messaging.Receipts;
using Parley.Messaging.Users;

namespace Parley.Messaging.Messages;

/// <summary>Reads the history of a conversation for those who may see it.</summary>
public sealed class MessageHistory(IMessageReader messages)
{
    public async Task<Result<HistoryPage>> ReadAsync(
        Caller caller, Guid conversationId, HistoryQuery query, CancellationToken cancellationToken = default)
    {
        HistoryPage? page = await messages.HistoryAsync(new ConversationKey(caller.Company, conversationId), caller.UserId, query, cancellationToken);
        if (page is null || !ConversationPolicy.MayRead(page.Conversation, page.Own, caller))
        {
            return ParleyError.NotAMember;
        }

        return page.PositionFound ? page : ParleyError.NotFound("Message");
    }

    /// <summary>How far a message has come with the other members; for a caller who was just allowed to see it.</summary>
    public Task<MessageStatus> StatusOfAsync(Message message, CancellationToken cancellationToken = default) =>
        messages.StatusOfAsync(message, cancellationToken);
}
