using Parley.Messaging.Appending;

namespace Parley.Messaging.Users;

/// <summary>Know a user who came with a token, which may say a newer name and picture; what it does not say stays.</summary>
public sealed record MeetUser(UserKey Key, string? Name, string? Picture) : AppendCommand<User>
{
    internal override void Require(FactKeys keys) => keys.Users.Add(Key);

    internal override Result<User> Decide(AppendBatch batch)
    {
        User? before = batch.Facts.User(Key);
        User user = (before ?? new User { Key = Key }) with { Name = Name ?? before?.Name, Picture = Picture ?? before?.Picture };
        if (user != before)
        {
            batch.Put(user);
        }

        return user;
    }
}
