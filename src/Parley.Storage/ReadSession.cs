using System.Data.Common;

namespace Parley.Storage;

/// <summary>Queries on one snapshot.</summary>
internal sealed class ReadSession(Database database, DbConnection connection, DbTransaction snapshot)
{
    public Database Database => database;

    public async Task<List<T>> QueryAsync<T>(
        string sql, Func<DbDataReader, T> read, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
    {
        await using DbCommand command = connection.CreateCommand();
        command.Transaction = snapshot;
        command.CommandText = sql;
        foreach ((string name, object? value) in parameters)
        {
            command.Parameters.Add(database.Parameter(name, value));
        }

        await using DbDataReader rows = await command.ExecuteReaderAsync(cancellationToken);
        List<T> all = [];
        while (await rows.ReadAsync(cancellationToken))
        {
            all.Add(read(rows));
        }

        return all;
    }
}
