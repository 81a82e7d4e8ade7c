using System.Data.Common;
using Parley.Messaging;

namespace Parley.Storage;

/// <summary>One of the two databases: its connections, and what it says differently.</summary>
internal abstract class Database : IParleyDatabase
{
    public abstract Task OpenAsync(CancellationToken cancellationToken);

    public abstract Task RenewEpochAsync(CancellationToken cancellationToken);

    public async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            await ReadAsync(session => session.QueryAsync("select 1", static _ => true, cancellationToken), cancellationToken);
            return true;
        }
        catch (StoreUnavailableException)
        {
            return false;
        }
    }

    /// <summary>Runs <paramref name="read"/> on one snapshot of the database.</summary>
    /// <exception cref="StoreUnavailableException">The database is away or too slow.</exception>
    public async Task<T> ReadAsync<T>(Func<ReadSession, Task<T>> read, CancellationToken cancellationToken)
    {
        try
        {
            await using DbConnection connection = await OpenReaderAsync(cancellationToken);
            await using DbTransaction snapshot = await BeginSnapshotAsync(connection, cancellationToken);
            return await read(new ReadSession(this, connection, snapshot));
        }
        catch (Exception exception) when (IsUnavailable(exception))
        {
            throw new StoreUnavailableException("The database cannot be read", exception);
        }
    }

    /// <summary>A connection from the pool; disposing gives it back.</summary>
    protected abstract ValueTask<DbConnection> OpenReaderAsync(CancellationToken cancellationToken);

    protected abstract ValueTask<DbTransaction> BeginSnapshotAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>Whether the database itself is in trouble, not what was asked of it.</summary>
    public abstract bool IsUnavailable(Exception exception);

    /// <summary>An id, a time, a list of ids … as this database's driver takes it.</summary>
    public abstract DbParameter Parameter(string name, object? value);

    public abstract Guid ReadId(DbDataReader row, int column);

    public abstract DateTimeOffset ReadTime(DbDataReader row, int column);

    public abstract ValueTask DisposeAsync();
}
