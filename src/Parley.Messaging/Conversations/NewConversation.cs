using Parley.Messaging.Appending;
using Parley.Messaging.Events;

namespace Parley.Messaging.Conversations;

/// <summary>Puts a conversation and its first members into a batch.</summary>
internal static class NewConversation
{
    public static StartedConversation Begin(AppendBatch batch, Conversation conversation, IEnumerable<(string UserId, MemberRole Role)> members)
    {
        batch.Insert(conversation);
        List<Member> joined = [];
        foreach ((string userId, MemberRole role) in members)
        {
            var member = new Member
            {
                ConversationId = conversation.Id,
                Company = conversation.Company,
                UserId = userId,
                Role = role,
                JoinedAt = batch.Now,
            };
            batch.Join(member);
            joined.Add(member);
        }

        batch.Tell(new ConversationCreated(conversation, joined));
        return new StartedConversation(conversation, IsNew: true);
    }
}
