using Parley.Messaging.Presence;

namespace Parley.Server.Rest.Presence;

/// <summary>The users of a question that the caller may know of.</summary>
internal sealed record PresenceAnswer(IReadOnlyList<PresenceItem> Items)
{
    public static PresenceAnswer Of(IReadOnlyList<UserPresence> users) =>
        new([.. users.Select(static user => new PresenceItem(user.UserId, user.IsOnline ? "online" : "offline", user.LastSeenAt))]);
}
