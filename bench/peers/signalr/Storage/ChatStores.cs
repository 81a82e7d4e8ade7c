using Npgsql;

namespace Parley.Bench.SignalR.Storage;

/// <summary>Opens the store of a mode.</summary>
internal static class ChatStores
{
    /// <summary>Npgsql's own default is 100, for which 2 cores have no use: each connection is a process of PostgreSQL.</summary>
    private const int DefaultPoolSize = 20;

    public static async Task<IChatStore> OpenAsync(string mode, IConfiguration configuration)
    {
        if (mode == "nothing")
        {
            return new MemoryStore();
        }

        Uri url = configuration.GetValue<Uri>("DATABASE_URL") ?? throw new InvalidOperationException("DATABASE_URL is missing.");
        NpgsqlDataSource database = NpgsqlDataSource.Create(ConnectionString(url, configuration.GetValue("POOL_SIZE", DefaultPoolSize)));
        await CreateSchemaAsync(database);
        return mode == "tuned" ? new TunedStore(database) : new StatementStore(database);
    }

    public static string Sql(string name)
    {
        using Stream stream = typeof(ChatStores).Assembly.GetManifestResourceStream(name)
            ?? throw new ArgumentException($"There is no {name}.sql.", nameof(name));
        return new StreamReader(stream).ReadToEnd();
    }

    private static string ConnectionString(Uri url, int poolSize) => new NpgsqlConnectionStringBuilder
    {
        Host = url.Host,
        Port = url.Port,
        Username = url.UserInfo,
        Database = url.AbsolutePath.TrimStart('/'),
        MaxPoolSize = poolSize,
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
