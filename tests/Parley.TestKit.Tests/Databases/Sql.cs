using Npgsql;
using Parley.TestKit.Databases;
using Parley.TestKit.Waiting;

namespace Parley.TestKit.Tests.Databases;

/// <summary>One statement on one connection.</summary>
internal static class Sql
{
    public static async Task<object?> ScalarAsync(this PostgresDatabase database, string sql)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString + ";Pooling=false");
        await connection.OpenAsync().Within("a connection");
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync().Within("an answer");
    }
}
