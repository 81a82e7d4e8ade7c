using System.Data.Common;

namespace Parley.Storage;

/// <summary>
/// Queries on one snapshot; without a transaction, one query. One that runs is never canceled: Npgsql would do it on a blocked thread. Whoever
/// does not want its rows any more stops waiting for them.
/// </summary>
internal sealed class ReadSession(Database database, DbConnection connection, DbTransaction? snapshot)
{
    public Database Database => database;

    public async Task<List<T>> QueryAsync<T>(
        string sql, Func<DbRow, T> read, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await using DbCommand command = connection.CreateCommand();
        command.Transaction = snapshot;
        command.CommandText = sql;
        Set(command.Parameters, parameters);
        await using DbDataReader rows = await command.ExecuteReaderAsync(CancellationToken.None);
        return await ReadRowsAsync(rows, read);
    }

    /// <summary>Runs one statement with each of several sets of parameters, in one round trip where the database has round trips.</summary>
    public async Task<List<List<T>>> QueryEachAsync<T>(
        string sql, Func<DbRow, T> read, IReadOnlyList<(string Name, object? Value)[]> sets, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (sets.Count == 0)
        {
            return [];
        }

        return connection.CanCreateBatch
            ? await QueryBatchAsync(sql, read, sets)
            : await QueryOneByOneAsync(sql, read, sets);
    }

    private async Task<List<List<T>>> QueryBatchAsync<T>(
        string sql, Func<DbRow, T> read, IReadOnlyList<(string Name, object? Value)[]> sets)
    {
        await using DbBatch batch = connection.CreateBatch();
        batch.Transaction = snapshot;
        foreach ((string Name, object? Value)[] parameters in sets)
        {
            DbBatchCommand command = batch.CreateBatchCommand();
            command.CommandText = sql;
            Set(command.Parameters, parameters);
            batch.BatchCommands.Add(command);
        }

        List<List<T>> all = [];
        await using DbDataReader results = await batch.ExecuteReaderAsync(CancellationToken.None);
        do
        {
            all.Add(await ReadRowsAsync(results, read));
        }
        while (await results.NextResultAsync(CancellationToken.None));
        return all;
    }

    private async Task<List<List<T>>> QueryOneByOneAsync<T>(
        string sql, Func<DbRow, T> read, IReadOnlyList<(string Name, object? Value)[]> sets)
    {
        await using DbCommand command = connection.CreateCommand();
        command.Transaction = snapshot;
        command.CommandText = sql;
        List<List<T>> all = [];
        foreach ((string Name, object? Value)[] parameters in sets)
        {
            command.Parameters.Clear();
            Set(command.Parameters, parameters);
            await using DbDataReader rows = await command.ExecuteReaderAsync(CancellationToken.None);
            all.Add(await ReadRowsAsync(rows, read));
        }

        return all;
    }

    private void Set(DbParameterCollection target, (string Name, object? Value)[] parameters)
    {
        foreach ((string name, object? value) in parameters)
        {
            target.Add(database.Parameter(name, value));
        }
    }

    private async Task<List<T>> ReadRowsAsync<T>(DbDataReader rows, Func<DbRow, T> read)
    {
        var row = new DbRow(database, rows);
        List<T> all = [];
        while (await rows.ReadAsync(CancellationToken.None))
        {
            all.Add(read(row));
        }

        return all;
    }
}
