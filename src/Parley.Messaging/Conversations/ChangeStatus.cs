using Parley.Messaging.Appending;
using Parley.Messaging.Events;
using Parley.Messaging.Orders;
using Parley.Messaging.Policies;
using Parley.Messaging.Users;

namespace Parley.Messaging.Conversations;

/// <summary>Archive, unarchive, block or unblock a conversation. What it already is changes nothing.</summary>
public sealed record ChangeStatus(Caller Caller, Guid ConversationId, StatusChange Change) : AppendCommand<Conversation>
{
    private ConversationKey ConversationKey => new(Caller.Company, ConversationId);

    private MemberKey MemberKey => new(Caller.Company, ConversationId, Caller.UserId);

    internal override void Require(FactKeys keys)
    {
        keys.Conversations.Add(ConversationKey);
        keys.Members.Add(MemberKey);
    }

    internal override Result<Conversation> Decide(AppendBatch batch)
    {
        Conversation? conversation = batch.Facts.Conversation(ConversationKey);
        if (ConversationPolicy.ChangeStatus(Change, conversation, batch.Facts.Member(MemberKey), Caller) is { } refusal)
        {
            return refusal;
        }

        return Change switch
        {
            StatusChange.Block => Become(batch, conversation!, ConversationStatus.Blocked),
            StatusChange.Unblock => conversation!.Status == ConversationStatus.Blocked ? Become(batch, conversation, ConversationStatus.Open) : conversation,
            _ when conversation!.Status == ConversationStatus.Blocked => ParleyError.ThreadBlocked,
            StatusChange.Archive => Become(batch, conversation, ConversationStatus.Archived),
            _ => Unarchive(batch, conversation),
        };
    }

    private Result<Conversation> Unarchive(AppendBatch batch, Conversation conversation)
    {
        Order? order = conversation.OrderId is { } orderId ? batch.Facts.Order(new OrderKey(Caller.Company, orderId)) : null;
        return ConversationPolicy.Reopen(conversation, order, batch.Rules.Orders, batch.Now) is { } closed
            ? closed
            : Become(batch, conversation, ConversationStatus.Open);
    }

    private static Conversation Become(AppendBatch batch, Conversation before, ConversationStatus status)
    {
        if (before.Status == status)
        {
            return before;
        }

        Conversation conversation = before.Changed() with { Status = status, ArchivedByItself = false };
        batch.Update(conversation);
        batch.Tell(new ConversationUpdated(conversation));
        return conversation;
    }
}
