using Parley.Messaging.Appending;
using Parley.Messaging.Events;
using Parley.Messaging.Policies;
using Parley.Messaging.Users;

namespace Parley.Messaging.Conversations;

/// <summary>Remove a member of a group, or leave it oneself; the group of an owner who leaves passes to its longest member.</summary>
public sealed record RemoveMember(Caller Caller, Guid ConversationId, string UserId) : AppendCommand<Member>
{
    private ConversationKey ConversationKey => new(Caller.Company, ConversationId);

    private MemberKey CallerKey => new(Caller.Company, ConversationId, Caller.UserId);

    private MemberKey TargetKey => new(Caller.Company, ConversationId, UserId);

    internal override Footprint FootprintUnder(LimitOptions limits) => Footprint.Of(ConversationId);

    internal override void Require(FactKeys keys)
    {
        keys.Conversations.Add(ConversationKey);
        keys.Rosters.Add(ConversationKey);
        keys.Members.Add(CallerKey);
        keys.Members.Add(TargetKey);
    }

    internal override Result<Member> Decide(AppendBatch batch)
    {
        Conversation? conversation = batch.Facts.Conversation(ConversationKey);
        Member? target = batch.Facts.Member(TargetKey);
        return ConversationPolicy.Remove(conversation, batch.Facts.Member(CallerKey), target) is { } refusal
            ? refusal
            : Store(batch, conversation!, target!);
    }

    private Member Store(AppendBatch batch, Conversation before, Member target)
    {
        Conversation conversation = before.Changed();
        Member gone = target with { LeftAt = batch.Now, Role = MemberRole.Member };
        batch.Update(conversation);
        batch.Update(gone);
        Member? newOwner = target.Role == MemberRole.Owner ? PassOn(batch) : null;
        batch.Tell(new MemberRemoved(conversation, gone, Caller.UserId, newOwner));
        return gone;
    }

    private Member? PassOn(AppendBatch batch)
    {
        Member? heir = batch.Facts.Roster(ConversationKey)
            .OrderBy(static member => member.JoinedAt)
            .ThenBy(static member => member.UserId, StringComparer.Ordinal)
            .FirstOrDefault();
        if (heir is null)
        {
            return null;
        }

        Member owner = heir with { Role = MemberRole.Owner };
        batch.Update(owner);
        return owner;
    }
}
