using Parley.Messaging.Appending;
using Parley.Messaging.Policies;

namespace Parley.Messaging.Users;

/// <summary>Know a user who came with a token. Its name and picture fill gaps only: tokens of any age are about, and what the host says counts.</summary>
public sealed record MeetUser(UserKey Key, string? Name, string? Picture) : AppendCommand<User>
{
    internal override Footprint FootprintUnder(LimitOptions limits) => Footprint.Of(Key);

    internal override void Require(FactKeys keys) => keys.Users.Add(Key);

    internal override Result<User> Decide(AppendBatch batch)
    {
        User? before = batch.Facts.User(Key);
        User user = (before ?? new User { Key = Key }) with { Name = before?.Name ?? Name, Picture = before?.Picture ?? Picture };
        if (user != before)
        {
            batch.Put(user);
        }

        return user;
    }
}
