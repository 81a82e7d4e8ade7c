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

    internal override Footprint FootprintUnder(LimitOptions limits) => Footprint.Of(ConversationId);

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

        bool isBlocked = conversation!.Status == ConversationStatus.Blocked;
        return Change switch
        {
            StatusChange.Block => isBlocked ? conversation : Become(batch, conversation, conversation.Blocked()),
            StatusChange.Unblock => isBlocked ? Become(batch, conversation, conversation.Unblocked()) : conversation,
            _ when isBlocked => ParleyError.ThreadBlocked,
            StatusChange.Archive => Become(batch, conversation, conversation with { Status = ConversationStatus.Archived, ArchivedByItself = false }),
            _ => Unarchive(batch, conversation),
        };
    }

    private static Result<Conversation> Unarchive(AppendBatch batch, Conversation conversation)
    {
        Order? order = batch.Facts.OrderOf(conversation);
        return ConversationPolicy.Reopen(conversation, order, batch.Rules.Orders, batch.Now) is { } closed
            ? closed
            : Become(batch, conversation, conversation with { Status = ConversationStatus.Open, ArchivedByItself = false });
    }

    private static Conversation Become(AppendBatch batch, Conversation before, Conversation after)
    {
        if (before == after)
        {
            return before;
        }

        Conversation conversation = after.Changed();
        batch.Update(conversation);
        batch.Tell(new ConversationUpdated(conversation));
        return conversation;
    }
}
