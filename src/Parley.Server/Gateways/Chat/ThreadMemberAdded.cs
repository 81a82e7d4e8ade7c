using Parley.Messaging.Conversations;
using Parley.Messaging.Events;

namespace Parley.Server.Gateways.Chat;

/// <summary>Somebody is a member of a thread now.</summary>
internal sealed record ThreadMemberAdded(Guid ThreadId, string UserId, MemberRole Role, string AddedBy, long Rev)
{
    public static ThreadMemberAdded Of(MemberAdded added) =>
        new(added.Conversation.Id, added.Member.UserId, added.Member.Role, added.ByUserId, added.Rev);
}
