using Parley.Messaging.Conversations;
using Parley.Messaging.Orders;
using Parley.Messaging.Users;

namespace Parley.Messaging.Policies;

/// <summary>Who may do what to a conversation, besides sending. Null is yes.</summary>
public static class ConversationPolicy
{
    private static readonly ParleyError GroupsOnly = ParleyError.Forbidden("Only groups have a name and members that can be changed");

    private static readonly ParleyError ManagersOnly = ParleyError.Forbidden("Only the owner and admins of the group may do that");

    private static readonly ParleyError ModeratorsOnly = ParleyError.Forbidden("Only moderators may do that");

    /// <summary>Rename, and what it shares with adding and removing members.</summary>
    public static ParleyError? Manage(Conversation? conversation, Member? member)
    {
        if (conversation is null || member is not { IsCurrent: true })
        {
            return ParleyError.NotAMember;
        }

        return conversation.Kind != ConversationKind.Group ? GroupsOnly : member.MayManage ? null : ManagersOnly;
    }

    public static ParleyError? ChangeStatus(StatusChange change, Conversation? conversation, Member? member, Caller caller)
    {
        bool isMember = member is { IsCurrent: true };
        if (conversation is null || !(isMember || caller.IsModerator))
        {
            return ParleyError.NotAMember;
        }

        if (change is StatusChange.Block or StatusChange.Unblock)
        {
            return caller.IsModerator ? null : ModeratorsOnly;
        }

        return conversation.Kind switch
        {
            ConversationKind.Order => null,
            ConversationKind.Direct => isMember ? null : ParleyError.NotAMember,
            _ => !isMember ? ParleyError.NotAMember : member!.MayManage ? null : ManagersOnly,
        };
    }

    /// <summary>A thread that its order closed would only close again.</summary>
    public static ParleyError? Reopen(Conversation conversation, Order? order, OrderOptions orders, DateTimeOffset now) =>
        conversation.ArchivedByItself ? OrderGate.Of(conversation, order, orders.Grace, now).Refusal : null;

    /// <summary>Removing <paramref name="target"/>; leaving, when it is the member's own.</summary>
    public static ParleyError? Remove(Conversation? conversation, Member? member, Member? target)
    {
        if (conversation is null || member is not { IsCurrent: true })
        {
            return ParleyError.NotAMember;
        }

        if (conversation.Kind != ConversationKind.Group)
        {
            return GroupsOnly;
        }

        if (target is { IsCurrent: true } && target.UserId == member.UserId)
        {
            return null;
        }

        if (!member.MayManage)
        {
            return ManagersOnly;
        }

        if (target is not { IsCurrent: true })
        {
            return ParleyError.NotFound("Member");
        }

        return target.MayManage && member.Role != MemberRole.Owner ? ParleyError.Forbidden("Only the owner may remove an admin") : null;
    }

    /// <summary>Whether the caller may read the conversation: its members; moderators the threads of orders, too.</summary>
    public static bool MayRead(Conversation conversation, Member? member, Caller caller) =>
        member is { IsCurrent: true } || (caller.IsModerator && conversation.Kind == ConversationKind.Order);
}
