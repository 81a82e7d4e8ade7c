using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Parley.TestKit.Databases;

/// <summary>What lies in a database, past all code under test.</summary>
public static class StoredRows
{
    /// <summary>Every message, in the order of its conversation.</summary>
    public static async Task<IReadOnlyList<StoredMessage>> MessagesAsync(ITestDatabase database)
    {
        await using DbConnection connection = await OpenAsync(database);
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = "select conversation_id, seq, rev, id, sender_id, client_id from messages order by conversation_id, seq";
        await using DbDataReader rows = await command.ExecuteReaderAsync();
        List<StoredMessage> all = [];
        while (await rows.ReadAsync())
        {
            all.Add(new StoredMessage(Id(rows, 0), rows.GetInt64(1), rows.GetInt64(2), Id(rows, 3), rows.GetString(4), rows.GetValue(5) as string));
        }

        return all;
    }

    /// <summary>The one number, or null, that a query answers.</summary>
    public static async Task<long?> NumberAsync(ITestDatabase database, string sql) =>
        await ScalarAsync(database, sql) is { } value and not DBNull ? Convert.ToInt64(value, null) : null;

    /// <summary>The one text that a query answers.</summary>
    public static async Task<string?> TextAsync(ITestDatabase database, string sql) => await ScalarAsync(database, sql) as string;

    public static async Task ExecuteAsync(ITestDatabase database, string sql) => await ScalarAsync(database, sql);

    private static async Task<object?> ScalarAsync(ITestDatabase database, string sql)
    {
        await using DbConnection connection = await OpenAsync(database);
        await using DbCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Only the tests' own statements come here.
        command.CommandText = sql;
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync();
    }

    private static async Task<DbConnection> OpenAsync(ITestDatabase database)
    {
        DbConnection connection = database is PostgresDatabase postgres
            ? new NpgsqlConnection(postgres.ConnectionString + ";Pooling=false")
            : new SqliteConnection($"Data Source={((SqliteDatabase)database).File};Pooling=False");
        await connection.OpenAsync();
        return connection;
    }

    private static Guid Id(DbDataReader row, int column) =>
        row is NpgsqlDataReader ? row.GetGuid(column) : new Guid(row.GetFieldValue<byte[]>(column), bigEndian: true);
}
