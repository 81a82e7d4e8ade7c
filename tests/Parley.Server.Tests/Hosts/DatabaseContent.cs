using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;
using Parley.TestKit.Databases;

namespace Parley.Server.Tests.Hosts;

/// <summary>Reads a database by plain SQL, past everything that the server thinks of it.</summary>
internal static class DatabaseContent
{
    private const string SqliteTables = "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name";

    private const string PostgresTables = "select tablename from pg_tables where schemaname = 'public' order by tablename";

    /// <summary>Every row of every table, as a line each, except those of other companies.</summary>
    public static async Task<IReadOnlyList<string>> OfCompanyAsync(ITestDatabase database, string company)
    {
        await using DbConnection connection = Connect(database);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        var lines = new List<string>();
        string tables = database is SqliteDatabase ? SqliteTables : PostgresTables;
        foreach (string table in await ReadAsync(connection, tables, static row => row.GetString(0)))
        {
            lines.AddRange(await ReadAsync(connection, $"select * from {table}", row => Line(table, row, company)));
        }

        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    private static DbConnection Connect(ITestDatabase database) => database is SqliteDatabase sqlite
        ? new SqliteConnection($"Data Source={sqlite.File};Pooling=False;Mode=ReadOnly")
        : new NpgsqlConnection(((PostgresDatabase)database).ConnectionString + ";Pooling=false");

    private static async Task<List<string>> ReadAsync(DbConnection connection, string sql, Func<DbDataReader, string?> read)
    {
        await using DbCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // The names of tables are the database's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        await using DbDataReader rows = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var lines = new List<string>();
        while (await rows.ReadAsync(TestContext.Current.CancellationToken))
        {
            if (read(rows) is { } line)
            {
                lines.Add(line);
            }
        }

        return lines;
    }

    private static string? Line(string table, DbDataReader row, string company)
    {
        (string Name, object Value)[] columns =
            [.. Enumerable.Range(0, row.FieldCount).Select(column => (row.GetName(column), row.GetValue(column)))];
        bool isForeign = columns.Any(column => column.Name == "company_id" && (string)column.Value != company);
        return isForeign ? null : $"{table}: {string.Join(" | ", columns.Select(static column => $"{column.Name}={Text(column.Value)}"))}";
    }

    private static string? Text(object value) =>
        value is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(value, CultureInfo.InvariantCulture);
}
