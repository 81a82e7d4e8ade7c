using Parley.Messaging.Appending;
using Parley.Messaging.Events;
using Parley.Messaging.Policies;
using Parley.Messaging.Users;

namespace Parley.Messaging.Conversations;

/// <summary>Give a group another name.</summary>
public sealed record RenameConversation(Caller Caller, Guid ConversationId, string Name) : AppendCommand<Conversation>
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
        Conversation? before = batch.Facts.Conversation(ConversationKey);
        if ((ConversationPolicy.Manage(before, batch.Facts.Member(MemberKey)) ?? ConversationName.Check(Name)) is { } refusal)
        {
            return refusal;
        }

        if (before!.Name == Name)
        {
            return before;
        }

        Conversation conversation = before.Changed() with { Name = Name };
        batch.Update(conversation);
        batch.Tell(new ConversationUpdated(conversation));
        return conversation;
    }
}
