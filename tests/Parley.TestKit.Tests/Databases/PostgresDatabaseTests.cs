using Npgsql;
using Parley.TestKit.Databases;

namespace Parley.TestKit.Tests.Databases;

public sealed class PostgresDatabaseTests(SharedPostgres server)
{
    [Fact]
    public async Task Two_databases_know_nothing_of_each_other()
    {
        await using PostgresDatabase first = await server.CreateDatabaseAsync();
        await using PostgresDatabase second = await server.CreateDatabaseAsync();

        await first.ScalarAsync("CREATE TABLE notes (text text)");

        Assert.NotEqual(first.Url, second.Url);
        Assert.Equal(true, await first.ScalarAsync("SELECT to_regclass('notes') IS NOT NULL"));
        Assert.Equal(true, await second.ScalarAsync("SELECT to_regclass('notes') IS NULL"));
    }

    [Fact]
    public async Task A_database_made_from_a_template_has_its_rows()
    {
        await using PostgresDatabase template = await server.CreateDatabaseAsync();
        await template.ScalarAsync("CREATE TABLE notes AS SELECT 'kept' AS text");

        await using PostgresDatabase copy = await server.CreateDatabaseAsync(template.Name);

        Assert.Equal("kept", await copy.ScalarAsync("SELECT text FROM notes"));
    }

    [Fact]
    public async Task Many_databases_can_be_made_at_once()
    {
        PostgresDatabase[] databases = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => server.CreateDatabaseAsync()));

        Assert.Equal(databases.Length, databases.Select(static database => database.Name).Distinct().Count());
        foreach (PostgresDatabase database in databases)
        {
            await database.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_disposed_database_is_gone_although_somebody_is_connected()
    {
        PostgresDatabase database = await server.CreateDatabaseAsync();
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);

        await database.DisposeAsync();

        var refusal = await Assert.ThrowsAsync<PostgresException>(() => database.ScalarAsync("SELECT 1"));
        Assert.Equal(PostgresErrorCodes.InvalidCatalogName, refusal.SqlState);
    }

    [Fact]
    public async Task The_url_names_user_address_and_database()
    {
        await using PostgresDatabase database = await server.CreateDatabaseAsync();

        Assert.Equal($"postgresql://postgres@127.0.0.1:{server.Port}/{database.Name}", database.Url);
        Assert.Equal("UTF8 C", await database.ScalarAsync(
            "SELECT pg_encoding_to_char(encoding) || ' ' || datcollate FROM pg_database WHERE datname = current_database()"));
    }
}
