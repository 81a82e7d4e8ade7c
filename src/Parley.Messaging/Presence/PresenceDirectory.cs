using Parley.Messaging.Policies;
using Parley.Messaging.Users;

namespace Parley.Messaging.Presence;

/// <summary>Tells users who of the people they share a conversation with is there.</summary>
public sealed class PresenceDirectory(IUserReader users, IPresence presence)
{
    public const int MaxUsers = 100;

    /// <summary>Those of the users that the caller may know of, in the order of their ids; the others are left out, whether they exist or not.</summary>
    public async Task<Result<IReadOnlyList<UserPresence>>> ReadAsync(
        Caller caller, IReadOnlyList<string> userIds, CancellationToken cancellationToken = default)
    {
        if (userIds.Count is 0 or > MaxUsers || !userIds.All(IdPolicy.IsValid))
        {
            return ParleyError.Invalid("user_ids", $"userIds are 1 to {MaxUsers} ids, separated by commas");
        }

        IReadOnlyList<User> known = await users.AcquaintancesAsync(caller.Key, userIds, cancellationToken);
        return Result.Of<IReadOnlyList<UserPresence>>([.. known.Select(PresenceOf)]);
    }

    private UserPresence PresenceOf(User user) => presence.IsOnline(user.Key)
        ? new UserPresence(user.Key.Id, IsOnline: true, LastSeenAt: null)
        : new UserPresence(user.Key.Id, IsOnline: false, user.LastSeenAt);
}
