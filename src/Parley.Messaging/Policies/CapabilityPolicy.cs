using Parley.Messaging.Conversations;
using Parley.Messaging.Users;

namespace Parley.Messaging.Policies;

/// <summary>Tells in advance what the other policies will decide.</summary>
public sealed class CapabilityPolicy(MessagingRules rules, TimeProvider time)
{
    public Capabilities Of(ConversationView view, Caller caller)
    {
        (Conversation conversation, Member? own) = (view.Conversation, view.Own);
        DateTimeOffset now = time.GetUtcNow();
        ParleyError? refusal = SendPolicy.Gate(conversation, own, view.Order, rules.Orders, now);
        DateTimeOffset? until = OrderGate.Of(conversation, view.Order, rules.Orders.Grace, now).Until;
        bool mayReopen = ConversationPolicy.Reopen(conversation, view.Order, rules.Orders, now) is null;
        bool isArchivedByItself = conversation is { Status: ConversationStatus.Archived, ArchivedByItself: true };
        bool manages = ConversationPolicy.Manage(conversation, own) is null;
        return new Capabilities(
            new SendCapability(refusal is null, refusal?.Code, refusal is null ? until : null),
            Edit: refusal is null,
            Archive: (conversation.Status == ConversationStatus.Open || isArchivedByItself) && May(StatusChange.Archive),
            Unarchive: conversation.Status == ConversationStatus.Archived && mayReopen && May(StatusChange.Unarchive),
            Block: conversation.Status != ConversationStatus.Blocked && May(StatusChange.Block),
            Unblock: conversation.Status == ConversationStatus.Blocked && May(StatusChange.Unblock),
            Rename: manages,
            AddMembers: manages,
            RemoveMembers: manages,
            Leave: ConversationPolicy.Remove(conversation, own, own) is null);

        bool May(StatusChange change) => ConversationPolicy.ChangeStatus(change, conversation, own, caller) is null;
    }
}
