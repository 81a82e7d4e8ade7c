using Parley.Messaging.Events;

namespace Parley.Server.Gateways.Conversations;

/// <summary>Somebody left a conversation or was removed; <paramref name="NewOwnerId"/> is who became its owner by that.</summary>
internal sealed record ConversationMemberRemoved(Guid ConversationId, string UserId, string RemovedBy, string? NewOwnerId, long Rev)
{
    public static ConversationMemberRemoved Of(MemberRemoved removed) =>
        new(removed.Conversation.Id, removed.Member.UserId, removed.ByUserId, removed.NewOwner?.UserId, removed.Rev);
}
