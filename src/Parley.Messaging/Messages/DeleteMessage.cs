using Parley.Messaging.Appending;
using Parley.Messaging.Conversations;
using Parley.Messaging.Events;
using Parley.Messaging.Policies;
using Parley.Messaging.Users;

namespace Parley.Messaging.Messages;

/// <summary>Delete an own message; moderators delete any of their company. Deleting again changes nothing.</summary>
public sealed record DeleteMessage(Caller Caller, Guid ConversationId, Guid MessageId) : AppendCommand<Message>
{
    private ConversationKey ConversationKey => new(Caller.Company, ConversationId);

    private MemberKey MemberKey => new(Caller.Company, ConversationId, Caller.UserId);

    private MessageKey MessageKey => new(Caller.Company, ConversationId, MessageId);

    internal override Footprint FootprintUnder(LimitOptions limits) => Footprint.Of(ConversationId);

    internal override void Require(FactKeys keys)
    {
        keys.Conversations.Add(ConversationKey);
        keys.Members.Add(MemberKey);
        keys.Messages.Add(MessageKey);
    }

    internal override Result<Message> Decide(AppendBatch batch)
    {
        Conversation? conversation = batch.Facts.Conversation(ConversationKey);
        bool isMember = batch.Facts.Member(MemberKey) is { IsCurrent: true };
        if (conversation is null || !(isMember || Caller.IsModerator) || batch.Facts.Message(MessageKey) is not { } message)
        {
            return ParleyError.NotFound("Message");
        }

        if (!Caller.IsModerator && message.SenderId != Caller.UserId)
        {
            return ParleyError.Forbidden("Only own messages can be deleted");
        }

        return message.DeletedAt is null ? Store(batch, conversation, message) : message;
    }

    private static Message Store(AppendBatch batch, Conversation before, Message message)
    {
        Conversation conversation = before with { LastRev = before.LastRev + 1 };
        Message deleted = message with
        {
            Text = "",
            AttachmentUrl = null,
            AttachmentType = null,
            Rev = conversation.LastRev,
            DeletedAt = batch.Now,
        };
        batch.Update(conversation);
        batch.Update(deleted);
        batch.Tell(new MessageDeleted(conversation, deleted));
        return deleted;
    }
}
