using Npgsql;

namespace Parley.Bench.SignalR.Storage;

/// <summary>Opens the store of a mode.</summary>
internal static class ChatStores
{
    /// <summary>Each connection is a process of PostgreSQL; see bench/README.md.</summary>
    private const int PoolSize = 10;

    public static async Task<IChatStore> OpenAsync(string mode, string? databaseUrl)
    {
        if (mode == "nothing")
        {
            return new MemoryStore();
        }

        var url = new Uri(databaseUrl ?? throw new ArgumentNullException(nameof(databaseUrl)));
        NpgsqlDataSource database = NpgsqlDataSource.Create(ConnectionString(url));
        await CreateSchemaAsync(database);
        return mode == "tuned" ? new TunedStore(database) : new StatementStore(database);
    }

    public static string Sql(string name)
    {
        using Stream stream = typeof(ChatStores).Assembly.GetManifestResourceStream(name)
            ?? throw new ArgumentException($"There is no {name}.sql.", nameof(name));
        return new StreamReader(stream).ReadToEnd();
    }

    private static string ConnectionString(Uri url) => new NpgsqlConnectionStringBuilder
    {
        Host = url.Host,
        Port = url.Port,
        Username = url.UserInfo,
        Database = url.AbsolutePath.TrimStart('/'),
        MaxPoolSize = PoolSize,
        MaxAutoPrepare = 20,
        AutoPrepareMinUsages = 2,
    }.ConnectionString;

    private static async Task CreateSchemaAsync(NpgsqlDataSource database)
    {
        await using NpgsqlCommand find = database.CreateCommand("select to_regclass('messages') is not null");
        if (await find.ExecuteScalarAsync() is false)
        {
            await using NpgsqlCommand create = database.CreateCommand(Sql("schema"));
            await create.ExecuteNonQueryAsync();
        }
    }
}
