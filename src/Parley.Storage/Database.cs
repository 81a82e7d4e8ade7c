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
            return await RunAsync(() => ReadSnapshotAsync(read, cancellationToken), cancellationToken);
        }
        catch (Exception exception) when (IsUnavailable(exception))
        {
            throw Unavailable(exception);
        }
    }

    /// <summary>Runs one statement, which needs no transaction to see one snapshot.</summary>
    /// <exception cref="StoreUnavailableException">The database is away or too slow.</exception>
    public async Task<List<T>> QueryAsync<T>(
        string sql, Func<DbRow, T> read, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
    {
        try
        {
            return await RunAsync(() => QueryOnceAsync(sql, read, parameters, cancellationToken), cancellationToken);
        }
        catch (Exception exception) when (IsUnavailable(exception))
        {
            throw Unavailable(exception);
        }
    }

    /// <summary>Runs one statement with each of several sets of parameters, in one round trip; each sees a snapshot of its own.</summary>
    /// <exception cref="StoreUnavailableException">The database is away or too slow.</exception>
    public async Task<List<List<T>>> QueryEachAsync<T>(
        string sql, Func<DbRow, T> read, IReadOnlyList<(string Name, object? Value)[]> sets, CancellationToken cancellationToken)
    {
        try
        {
            return await RunAsync(() => QueryEachOnceAsync(sql, read, sets, cancellationToken), cancellationToken);
        }
        catch (Exception exception) when (IsUnavailable(exception))
        {
            throw Unavailable(exception);
        }
    }

    /// <summary>Runs what reads, for no longer than an answer may take.</summary>
    protected virtual Task<T> RunAsync<T>(Func<Task<T>> read, CancellationToken cancellationToken) => read();

    /// <summary>A connection from the pool; disposing gives it back.</summary>
    protected abstract ValueTask<DbConnection> OpenReaderAsync(CancellationToken cancellationToken);

    protected abstract ValueTask<DbTransaction> BeginSnapshotAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>Whether the database itself is in trouble, not what was asked of it.</summary>
    public abstract bool IsUnavailable(Exception exception);

    /// <summary>An id, a time, an array of ids or texts … as this database's driver takes it.</summary>
    public abstract DbParameter Parameter(string name, object? value);

    /// <summary>The ids in a parameter that is an array, for a <c>from</c>: rows with the one column <c>id</c>.</summary>
    public abstract string IdRows(string parameter);

    /// <summary>The texts in a parameter that is an array, for a <c>from</c>: rows with the one column <c>value</c>.</summary>
    public abstract string TextRows(string parameter);

    /// <summary>Written after a table: the index to be used, for a database that knows too little of its rows to find it.</summary>
    public abstract string Using(string index);

    public abstract Guid ReadId(DbDataReader row, int column);

    public abstract DateTimeOffset ReadTime(DbDataReader row, int column);

    public abstract ValueTask DisposeAsync();

    private async Task<T> ReadSnapshotAsync<T>(Func<ReadSession, Task<T>> read, CancellationToken cancellationToken)
    {
        await using DbConnection connection = await OpenReaderAsync(cancellationToken);
        await using DbTransaction snapshot = await BeginSnapshotAsync(connection, cancellationToken);
        return await read(new ReadSession(this, connection, snapshot));
    }

    private async Task<List<T>> QueryOnceAsync<T>(
        string sql, Func<DbRow, T> read, (string Name, object? Value)[] parameters, CancellationToken cancellationToken)
    {
        await using DbConnection connection = await OpenReaderAsync(cancellationToken);
        return await new ReadSession(this, connection, snapshot: null).QueryAsync(sql, read, cancellationToken, parameters);
    }

    private async Task<List<List<T>>> QueryEachOnceAsync<T>(
        string sql, Func<DbRow, T> read, IReadOnlyList<(string Name, object? Value)[]> sets, CancellationToken cancellationToken)
    {
        await using DbConnection connection = await OpenReaderAsync(cancellationToken);
        return await new ReadSession(this, connection, snapshot: null).QueryEachAsync(sql, read, sets, cancellationToken);
    }

    private static StoreUnavailableException Unavailable(Exception exception) => new("The database cannot be read", exception);
}
