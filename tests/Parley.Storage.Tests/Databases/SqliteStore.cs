using System.Data.Common;
using Microsoft.Data.Sqlite;
using Parley.Messaging;
using Parley.Storage.Sqlite;

namespace Parley.Storage.Tests.Databases;

/// <summary>A SQLite file.</summary>
internal sealed class SqliteStore : TestStore
{
    private readonly TestKit.Databases.SqliteDatabase _file = new();
    private readonly SqliteDatabase _database;

    private SqliteStore()
        : base("Sqlite") => _database = new SqliteDatabase(_file.File, new IdGenerator(TimeProvider.System));

    public override Database Database => _database;

    public static async Task<TestStore> CreateAsync()
    {
        var store = new SqliteStore();
        await store.ExecuteAsync("pragma journal_mode = wal");
        await store.MigrateAsync();
        return store;
    }

    public override async Task<DbConnection> OpenAsync()
    {
        var connection = new SqliteConnection($"Data Source={_file.File};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return connection;
    }

    public override Task<string> ExplainAsync(string sql, params (string Name, object? Value)[] parameters) =>
        TextAsync("explain query plan " + sql, 3, parameters);

    public override async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        await _file.DisposeAsync();
    }
}
