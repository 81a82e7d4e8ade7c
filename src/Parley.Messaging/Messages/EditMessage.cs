using Parley.Messaging.Appending;
using Parley.Messaging.Conversations;
using Parley.Messaging.Events;
using Parley.Messaging.Orders;
using Parley.Messaging.Policies;
using Parley.Messaging.Users;

namespace Parley.Messaging.Messages;

/// <summary>Change the text of an own message, as long as one could still be sent.</summary>
public sealed record EditMessage(Caller Caller, Guid ConversationId, Guid MessageId, string Text) : AppendCommand<Message>
{
    private ConversationKey ConversationKey => new(Caller.Company, ConversationId);

    private MemberKey MemberKey => new(Caller.Company, ConversationId, Caller.UserId);

    private MessageKey MessageKey => new(Caller.Company, ConversationId, MessageId);

    internal override Footprint FootprintUnder(LimitOptions limits) => Footprint.Of(ConversationId);

    internal override void Require(FactKeys keys)
    {
        keys.Conversations.Add(ConversationKey);
        keys.Members.Add(MemberKey);
        keys.Floors.Add(ConversationKey);
        keys.Messages.Add(MessageKey);
    }

    internal override Result<Message> Decide(AppendBatch batch)
    {
        Conversation? conversation = batch.Facts.Conversation(ConversationKey);
        Member? member = batch.Facts.Member(MemberKey);
        Message? message = batch.Facts.Message(MessageKey);
        if (conversation is null || member is not { IsCurrent: true } || message is null or { DeletedAt: not null })
        {
            return ParleyError.NotFound("Message");
        }

        if (message.SenderId != Caller.UserId)
        {
            return ParleyError.Forbidden("Only own messages can be edited");
        }

        if (Refusal(batch, conversation, member, message) is { } refusal)
        {
            return refusal;
        }

        return message.Text == Text ? message : Store(batch, conversation, message);
    }

    private ParleyError? Refusal(AppendBatch batch, Conversation conversation, Member member, Message message)
    {
        Order? order = batch.Facts.OrderOf(conversation);
        LimitOptions limits = batch.Rules.Limits;
        int limit = conversation.Kind == ConversationKind.Order ? limits.OrderTextLength : limits.TextLength;
        return SendPolicy.Gate(conversation, member, order, batch.Rules.Orders, batch.Now)
            ?? ContentPolicy.CheckText(Text, mayBeEmpty: message.AttachmentUrl is not null)
            ?? ContentPolicy.CheckLength(Text, limit);
    }

    private Message Store(AppendBatch batch, Conversation before, Message message)
    {
        Conversation conversation = before with { LastRev = before.LastRev + 1 };
        Message edited = message with { Text = Text, Rev = conversation.LastRev, EditedAt = batch.Now };
        batch.Update(conversation);
        batch.Update(edited);
        batch.Tell(new MessageEdited(conversation, edited, batch.Facts.Floor(ConversationKey).StatusOf(edited.SenderId, edited.Seq)));
        return edited;
    }
}
