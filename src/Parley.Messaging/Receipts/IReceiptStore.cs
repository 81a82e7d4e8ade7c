namespace Parley.Messaging.Receipts;

/// <summary>When members got and read messages.</summary>
public interface IReceiptStore
{
    /// <summary>
    /// Forgets the times before one, of all companies, in steps that hold up nobody, and returns how many. From then on messages that are older
    /// have no times.
    /// </summary>
    /// <exception cref="StoreUnavailableException">The database is away.</exception>
    Task<long> ForgetAsync(DateTimeOffset before, CancellationToken cancellationToken);
}
