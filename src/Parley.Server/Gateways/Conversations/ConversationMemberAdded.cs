using Parley.Messaging.Conversations;
using Parley.Messaging.Events;

namespace Parley.Server.Gateways.Conversations;

/// <summary>Somebody is a member of a conversation now.</summary>
internal sealed record ConversationMemberAdded(Guid ConversationId, string UserId, MemberRole Role, string AddedBy, long Rev)
{
    public static ConversationMemberAdded Of(MemberAdded added) =>
        new(added.Conversation.Id, added.Member.UserId, added.Member.Role, added.ByUserId, added.Rev);
}
