using Parley.Messaging.Appending;
using Parley.Messaging.Users;

namespace Parley.Messaging.Conversations;

/// <summary>A new group: the caller owns it, the others are members.</summary>
public sealed record StartGroup(Caller Caller, string? Name, IReadOnlyList<string> MemberIds) : AppendCommand<StartedConversation>
{
    private IEnumerable<string> Others => MemberIds.Where(id => id != Caller.UserId).Distinct(StringComparer.Ordinal);

    internal override int Weight => MemberIds.Count + 1;

    internal override void Require(FactKeys keys)
    {
        foreach (string id in Others)
        {
            keys.Users.Add(new UserKey(Caller.Company, id));
        }
    }

    internal override Result<StartedConversation> Decide(AppendBatch batch)
    {
        string[] others = [.. Others];
        ParleyError? badName = Name is null ? null : ConversationName.Check(Name);
        if ((badName ?? GroupSize.Check(others.Length + 1)) is { } refusal)
        {
            return refusal;
        }

        if (Array.Exists(others, id => batch.Facts.User(new UserKey(Caller.Company, id)) is null))
        {
            return ParleyError.NotFound("User");
        }

        var conversation = new Conversation
        {
            Id = batch.Ids.Next(),
            Company = Caller.Company,
            Kind = ConversationKind.Group,
            Name = Name,
            CreatedAt = batch.Now,
        };
        return NewConversation.Begin(batch, conversation, [(Caller.UserId, MemberRole.Owner), .. others.Select(static id => (id, MemberRole.Member))]);
    }
}
