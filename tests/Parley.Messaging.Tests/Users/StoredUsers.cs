using Parley.Messaging.Tests.Appending;
using Parley.Messaging.Users;

namespace Parley.Messaging.Tests.Users;

/// <summary>Finds the users of an <see cref="InMemoryAppendStore"/>; counts how often it is asked.</summary>
internal sealed class StoredUsers(InMemoryAppendStore store) : IUserReader
{
    public int Asked { get; private set; }

    public Task<User?> FindAsync(UserKey key, CancellationToken cancellationToken)
    {
        Asked++;
        return Task.FromResult(store.User(key));
    }

    public Task<IReadOnlyList<User>> AcquaintancesAsync(UserKey key, IReadOnlyList<string> userIds, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}
