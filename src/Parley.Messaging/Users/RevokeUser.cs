using Parley.Messaging.Appending;
using Parley.Messaging.Events;
using Parley.Messaging.Policies;

namespace Parley.Messaging.Users;

/// <summary>Refuse every token that a user has got until now. A user not met yet may have some, too.</summary>
public sealed record RevokeUser(UserKey Key) : AppendCommand<User>
{
    internal override Footprint FootprintUnder(LimitOptions limits) => Footprint.Of(Key);

    internal override void Require(FactKeys keys) => keys.Users.Add(Key);

    internal override Result<User> Decide(AppendBatch batch)
    {
        User before = batch.Facts.User(Key) ?? new User { Key = Key };

        // Of two nodes the later one's clock may be behind: what is revoked stays so.
        DateTimeOffset revokedBefore = before.RevokedBefore > batch.Now ? before.RevokedBefore.Value : batch.Now;
        User user = before with { RevokedBefore = revokedBefore };
        batch.Put(user);
        batch.Tell(new UserRevoked(Key, revokedBefore));
        return user;
    }
}
