namespace Parley.Messaging.Policies;

/// <summary>What was counted of each user's day.</summary>
public interface IQuotaStore
{
    /// <summary>Forgets up to <paramref name="limit"/> of the days before one, of all companies, and returns how many it forgot.</summary>
    /// <exception cref="StoreUnavailableException">The database is away.</exception>
    Task<int> ForgetAsync(DateOnly before, int limit, CancellationToken cancellationToken);
}
