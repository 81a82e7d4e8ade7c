using Parley.Messaging.Appending;
using Parley.Messaging.Conversations;
using Parley.Messaging.Messages;
using Parley.Messaging.Policies;
using Parley.Messaging.Users;

namespace Parley.Messaging.Receipts;

/// <summary>Tells who got and read a message, and when, to those who may see the message.</summary>
public sealed class MessageReceipts(IMessageReader messages, IConversationReader conversations)
{
    public async Task<Result<IReadOnlyList<Receipt>>> ReadAsync(
        Caller caller, Guid messageId, string? afterUserId, int limit, CancellationToken cancellationToken = default)
    {
        if (await messages.FindAsync(caller.Company, messageId, cancellationToken) is not { } message)
        {
            return ParleyError.NotFound("Message");
        }

        var key = new ConversationKey(caller.Company, message.ConversationId);
        OwnConversation? own = await conversations.FindOwnAsync(key, caller.UserId, cancellationToken);
        if (own is null || !ConversationPolicy.MayRead(own.Conversation, own.Own, caller))
        {
            return ParleyError.NotFound("Message");
        }

        return Result.Of(await messages.ReceiptsAsync(message, afterUserId, limit, cancellationToken));
    }
}
