using System.Data.Common;
using Parley.Messaging;
using Parley.Storage.Postgres;

namespace Parley.Storage.Tests.Databases;

/// <summary>A database of the shared PostgreSQL.</summary>
internal sealed class PostgresStore : TestStore
{
    private readonly TestKit.Databases.PostgresDatabase _server;
    private readonly PostgresDatabase _database;

    private PostgresStore(TestKit.Databases.PostgresDatabase server)
        : base("Postgres")
    {
        _server = server;
        _database = new PostgresDatabase(server.ConnectionString, new IdGenerator(TimeProvider.System));
    }

    public override Database Database => _database;

    public static async Task<TestStore> CreateAsync(SharedPostgres server)
    {
        var store = new PostgresStore(await server.CreateDatabaseAsync());
        await store.MigrateAsync();
        return store;
    }

    public override async Task<DbConnection> OpenAsync() => await _database.Readers.OpenAsync(TestContext.Current.CancellationToken);

    public override Task<string> ExplainAsync(string sql, params (string Name, object? Value)[] parameters) =>
        TextAsync("explain " + sql, 0, parameters);

    public override async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        await _server.DisposeAsync();
    }
}
