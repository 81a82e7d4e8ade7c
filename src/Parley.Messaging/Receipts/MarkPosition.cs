using Parley.Messaging.Appending;
using Parley.Messaging.Conversations;
using Parley.Messaging.Events;
using Parley.Messaging.Policies;
using Parley.Messaging.Users;

namespace Parley.Messaging.Receipts;

/// <summary>Say that the messages up to <see cref="UpToSeq"/> were delivered or read; null is all that there are when it is decided.</summary>
public sealed record MarkPosition(Caller Caller, Guid ConversationId, ReceiptKind Kind, long? UpToSeq) : AppendCommand<MarkedPosition>
{
    private ConversationKey ConversationKey => new(Caller.Company, ConversationId);

    private MemberKey MemberKey => new(Caller.Company, ConversationId, Caller.UserId);

    internal override Footprint FootprintUnder(LimitOptions limits) => Footprint.Of(ConversationId);

    internal override void Require(FactKeys keys)
    {
        keys.Conversations.Add(ConversationKey);
        keys.Members.Add(MemberKey);
    }

    internal override Result<MarkedPosition> Decide(AppendBatch batch)
    {
        if (batch.Facts.Conversation(ConversationKey) is not { } conversation || batch.Facts.Member(MemberKey) is not { IsCurrent: true } member)
        {
            return ParleyError.NotAMember;
        }

        return Advance(batch, conversation, member, Math.Min(UpToSeq ?? conversation.LastSeq, conversation.LastSeq));
    }

    private MarkedPosition Advance(AppendBatch batch, Conversation conversation, Member before, long target)
    {
        long from = Kind == ReceiptKind.Read ? before.ReadSeq : before.DeliveredSeq;
        if (target <= from)
        {
            return new MarkedPosition(conversation, before, from);
        }

        // What was read was delivered.
        Member member = before with { DeliveredSeq = Math.Max(before.DeliveredSeq, target) };
        if (Kind == ReceiptKind.Read)
        {
            member = member with { ReadSeq = target, ReadAt = batch.Now };
        }

        batch.Update(member);
        batch.Changes.Advances[(MemberKey, Kind)] = new PositionAdvance(MemberKey, Kind, target, batch.Now);
        batch.Tell(new PositionAdvanced(conversation, member, Kind, from, target, batch.Now));
        return new MarkedPosition(conversation, member, from);
    }
}
