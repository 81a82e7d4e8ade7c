namespace Parley.Messaging.Appending;

/// <summary>Everything that Parley stores goes through this one transaction.</summary>
public interface IAppendStore
{
    /// <summary>Whether transactions that touch different conversations run side by side; otherwise one waits for the other.</summary>
    bool IsConcurrent { get; }

    /// <summary>
    /// One transaction for the whole batch: locks and loads <see cref="AppendBatch.Keys"/> into <see cref="AppendBatch.Facts"/>, calls
    /// <see cref="AppendBatch.Decide"/>, writes <see cref="AppendBatch.Changes"/> and commits with fsync. Nothing is stored unless it returns
    /// — but for <see cref="StoreUnavailableException"/>, after which that is not known.
    /// </summary>
    /// <exception cref="StoreUnavailableException">The database is away or too slow.</exception>
    /// <exception cref="BatchConflictException">Another node was faster; try again.</exception>
    Task ExecuteAsync(AppendBatch batch, CancellationToken cancellationToken);
}
