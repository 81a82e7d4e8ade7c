using Parley.Messaging.Events;

namespace Parley.Server.Gateways.Chat;

/// <summary>Somebody left a thread or was removed; <paramref name="NewOwnerId"/> is who became its owner by that.</summary>
internal sealed record ThreadMemberRemoved(Guid ThreadId, string UserId, string RemovedBy, string? NewOwnerId, long Rev)
{
    public static ThreadMemberRemoved Of(MemberRemoved removed) =>
        new(removed.Conversation.Id, removed.Member.UserId, removed.ByUserId, removed.NewOwner?.UserId, removed.Rev);
}
