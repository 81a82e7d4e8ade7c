using Parley.Messaging.Appending;
using Parley.Messaging.Policies;

namespace Parley.Messaging.Users;

/// <summary>Remember when a user was last there; never an earlier time than is known.</summary>
public sealed record SeeUser(UserKey Key, DateTimeOffset At) : AppendCommand<User>
{
    internal override Footprint FootprintUnder(LimitOptions limits) => Footprint.Of(Key);

    internal override void Require(FactKeys keys) => keys.Users.Add(Key);

    internal override Result<User> Decide(AppendBatch batch)
    {
        if (batch.Facts.User(Key) is not { } before)
        {
            return ParleyError.NotFound("User");
        }

        if (before.LastSeenAt >= At)
        {
            return before;
        }

        User user = before with { LastSeenAt = At };
        batch.Put(user);
        return user;
    }
}
