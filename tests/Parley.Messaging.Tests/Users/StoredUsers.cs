using Parley.Messaging.Tests.Appending;
using Parley.Messaging.Users;

namespace Parley.Messaging.Tests.Users;

/// <summary>Finds the users of an <see cref="InMemoryAppendStore"/>; counts how often it is asked.</summary>
internal sealed class StoredUsers(InMemoryAppendStore store) : IUserReader
{
    public int Asked { get; private set; }

    /// <summary>Called when a user was found, before the answer.</summary>
    public Action Answering { get; set; } = static () => { };

    public Task<User?> FindAsync(UserKey key, CancellationToken cancellationToken)
    {
        Asked++;
        User? user = store.User(key);
        Answering();
        return Task.FromResult(user);
    }

    public Task<IReadOnlyList<User>> AcquaintancesAsync(UserKey key, IReadOnlyList<string> userIds, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}
