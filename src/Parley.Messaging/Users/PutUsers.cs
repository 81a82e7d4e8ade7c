using Parley.Messaging.Appending;

namespace Parley.Messaging.Users;

/// <summary>Know these users by these names and pictures.</summary>
public sealed record PutUsers(IReadOnlyList<User> Users) : AppendCommand<IReadOnlyList<User>>
{
    internal override int Weight => Users.Count;

    internal override void Require(FactKeys keys)
    {
        foreach (User user in Users)
        {
            keys.Users.Add(user.Key);
        }
    }

    internal override Result<IReadOnlyList<User>> Decide(AppendBatch batch)
    {
        var stored = new User[Users.Count];
        for (int i = 0; i < stored.Length; i++)
        {
            User? before = batch.Facts.User(Users[i].Key);
            stored[i] = (before ?? Users[i]) with { Name = Users[i].Name, Picture = Users[i].Picture };
            if (stored[i] != before)
            {
                batch.Put(stored[i]);
            }
        }

        return Result.Of<IReadOnlyList<User>>(stored);
    }
}
