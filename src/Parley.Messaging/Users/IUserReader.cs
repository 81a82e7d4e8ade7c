namespace Parley.Messaging.Users;

/// <summary>Users as they are stored; a failing call throws <see cref="StoreUnavailableException"/>.</summary>
public interface IUserReader
{
    Task<User?> FindAsync(UserKey key, CancellationToken cancellationToken);

    /// <summary>Those of the ids that share a current conversation with the user; the only ones whose presence they may ask for.</summary>
    Task<IReadOnlyList<User>> AcquaintancesAsync(UserKey key, IReadOnlyList<string> userIds, CancellationToken cancellationToken);
}
