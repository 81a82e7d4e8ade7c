using Parley.Messaging.Appending;
using Parley.Messaging.Events;
using Parley.Messaging.Policies;
using Parley.Messaging.Users;

namespace Parley.Messaging.Conversations;

/// <summary>Add a user to a group, or give a member another role. Only the owner makes and unmakes admins.</summary>
public sealed record AddMember(Caller Caller, Guid ConversationId, string UserId, MemberRole? Role) : AppendCommand<AddedMember>
{
    private ConversationKey ConversationKey => new(Caller.Company, ConversationId);

    private MemberKey CallerKey => new(Caller.Company, ConversationId, Caller.UserId);

    private MemberKey TargetKey => new(Caller.Company, ConversationId, UserId);

    internal override Footprint FootprintUnder(LimitOptions limits) => Footprint.Of(ConversationId, new UserKey(Caller.Company, UserId));

    internal override void Require(FactKeys keys)
    {
        keys.Conversations.Add(ConversationKey);
        keys.Rosters.Add(ConversationKey);
        keys.Members.Add(CallerKey);
        keys.Members.Add(TargetKey);
        keys.Users.Add(new UserKey(Caller.Company, UserId));
    }

    internal override Result<AddedMember> Decide(AppendBatch batch)
    {
        Conversation? conversation = batch.Facts.Conversation(ConversationKey);
        Member? caller = batch.Facts.Member(CallerKey);
        if (ConversationPolicy.Manage(conversation, caller) is { } refusal)
        {
            return refusal;
        }

        if (batch.Facts.User(new UserKey(Caller.Company, UserId)) is not { } user)
        {
            return ParleyError.NotFound("User");
        }

        Member? known = batch.Facts.Member(TargetKey);
        MemberRole role = Role ?? (known is { IsCurrent: true } ? known.Role : MemberRole.Member);
        if (known is { IsCurrent: true } && known.Role == role)
        {
            return new AddedMember(known, user.Name, IsNew: false);
        }

        bool touchesAdmins = role == MemberRole.Admin || known is { IsCurrent: true };
        if (role is not (MemberRole.Member or MemberRole.Admin) || known is { IsCurrent: true, Role: MemberRole.Owner })
        {
            return ParleyError.Invalid("role", "The role is member or admin; a group keeps its owner");
        }

        if (touchesAdmins && caller!.Role != MemberRole.Owner)
        {
            return ParleyError.Forbidden("Only the owner makes and unmakes admins");
        }

        int joining = known is { IsCurrent: true } ? 0 : 1;
        return GroupSize.Check(batch.Facts.RosterCount(ConversationKey) + joining) is { } full
            ? full
            : new AddedMember(Store(batch, conversation!, known, role), user.Name, IsNew: joining == 1);
    }

    private Member Store(AppendBatch batch, Conversation before, Member? known, MemberRole role)
    {
        Conversation conversation = before.Changed();
        Member member = known switch
        {
            null => new Member
            {
                ConversationId = ConversationId,
                Company = Caller.Company,
                UserId = UserId,
                Role = role,
                JoinedSeq = before.LastSeq,
                DeliveredSeq = before.LastSeq,
                ReadSeq = before.LastSeq,
                JoinedAt = batch.Now,
            },
            { IsCurrent: true } => known with { Role = role },
            _ => known with
            {
                Role = role,
                JoinedSeq = before.LastSeq,
                DeliveredSeq = before.LastSeq,
                ReadSeq = before.LastSeq,
                JoinedAt = batch.Now,
                LeftAt = null,
            },
        };
        batch.Update(conversation);
        batch.Join(member);
        batch.Tell(known is { IsCurrent: true }
            ? new MemberRoleChanged(conversation, member, Caller.UserId)
            : new MemberAdded(conversation, member, Caller.UserId));
        return member;
    }
}
