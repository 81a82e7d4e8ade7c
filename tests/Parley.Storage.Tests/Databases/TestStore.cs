using System.Data.Common;
using Parley.Storage.Migrations;

namespace Parley.Storage.Tests.Databases;

/// <summary>A migrated database of one test, and ways to write rows and to look at plans.</summary>
internal abstract class TestStore(string migrations) : IAsyncDisposable
{
    public abstract Database Database { get; }

    /// <summary>A connection that may write.</summary>
    public abstract Task<DbConnection> OpenAsync();

    /// <summary>How the database would run a statement, as text.</summary>
    public abstract Task<string> ExplainAsync(string sql, params (string Name, object? Value)[] parameters);

    public async Task MigrateAsync()
    {
        await using DbConnection connection = await OpenAsync();
        await ExecuteAsync(connection, "create table meta (key text primary key, value text not null)");
        foreach (Migration migration in Migration.For(migrations))
        {
            await ExecuteAsync(connection, migration.Sql);
        }
    }

    public async Task ExecuteAsync(string sql, params (string Name, object? Value)[] parameters)
    {
        await using DbConnection connection = await OpenAsync();
        await ExecuteAsync(connection, sql, parameters);
    }

    public abstract ValueTask DisposeAsync();

    private async Task ExecuteAsync(DbConnection connection, string sql, params (string Name, object? Value)[] parameters)
    {
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = sql;
        foreach ((string name, object? value) in parameters)
        {
            command.Parameters.Add(Database.Parameter(name, value));
        }

        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    protected async Task<string> TextAsync(string sql, int column, (string Name, object? Value)[] parameters)
    {
        await using DbConnection connection = await OpenAsync();
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = sql;
        foreach ((string name, object? value) in parameters)
        {
            command.Parameters.Add(Database.Parameter(name, value));
        }

        await using DbDataReader rows = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        List<string> lines = [];
        while (await rows.ReadAsync(TestContext.Current.CancellationToken))
        {
            lines.Add(rows.GetString(column));
        }

        return string.Join(Environment.NewLine, lines);
    }
}
