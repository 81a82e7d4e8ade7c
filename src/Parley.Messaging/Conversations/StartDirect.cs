using Parley.Messaging.Appending;
using Parley.Messaging.Events;
using Parley.Messaging.Users;

namespace Parley.Messaging.Conversations;

/// <summary>The direct conversation with one other user: the pair always gets the same one, reopened if it was archived.</summary>
public sealed record StartDirect(Caller Caller, string OtherUserId) : AppendCommand<StartedConversation>
{
    private DirectKey Pair => new(Caller.Company, DirectPair.KeyOf(Caller.UserId, OtherUserId));

    private UserKey Other => new(Caller.Company, OtherUserId);

    internal override void Require(FactKeys keys)
    {
        keys.DirectPairs.Add(Pair);
        keys.Users.Add(Other);
    }

    internal override Result<StartedConversation> Decide(AppendBatch batch)
    {
        if (OtherUserId == Caller.UserId)
        {
            return ParleyError.Invalid("members", "A direct conversation is with somebody else");
        }

        if (batch.Facts.Direct(Pair) is { } known)
        {
            return new StartedConversation(Reopen(batch, known), IsNew: false);
        }

        if (batch.Facts.User(Other) is null)
        {
            return ParleyError.NotFound("User");
        }

        var conversation = new Conversation
        {
            Id = batch.Ids.Next(),
            Company = Caller.Company,
            Kind = ConversationKind.Direct,
            DirectKey = Pair.Pair,
            CreatedAt = batch.Now,
        };
        return NewConversation.Begin(batch, conversation, [(Caller.UserId, MemberRole.Member), (OtherUserId, MemberRole.Member)]);
    }

    private static Conversation Reopen(AppendBatch batch, Conversation known)
    {
        if (known.Status != ConversationStatus.Archived)
        {
            return known;
        }

        Conversation conversation = known.Changed() with { Status = ConversationStatus.Open };
        batch.Update(conversation);
        batch.Tell(new ConversationUpdated(conversation));
        return conversation;
    }
}
