using Microsoft.Extensions.DependencyInjection;
using Parley.Messaging;
using Parley.Messaging.Appending;
using Parley.Messaging.Conversations;
using Parley.Messaging.Messages;
using Parley.Messaging.Policies;
using Parley.Messaging.Receipts;
using Parley.Messaging.Sync;
using Parley.Messaging.Users;
using Parley.Storage.Postgres;
using Parley.Storage.Reading;
using Parley.Storage.Sqlite;

namespace Parley.Storage;

/// <summary>Registers the stores of Parley on one of its databases.</summary>
public static class StorageServiceCollectionExtensions
{
    /// <summary>On a SQLite file, which is made when it is not there.</summary>
    public static IServiceCollection AddParleySqlite(this IServiceCollection services, string file) => services
        .AddSingleton(provider => new SqliteDatabase(file, provider.GetRequiredService<IdGenerator>()))
        .AddSingleton<Database>(static provider => provider.GetRequiredService<SqliteDatabase>())
        .AddSingleton<IAppendStore, SqliteAppendStore>()
        .AddSingleton<IQuotaStore, SqliteQuotaStore>()
        .AddSingleton<IReceiptStore, SqliteReceiptStore>()
        .AddReaders();

    /// <summary>On PostgreSQL, by a connection string of Npgsql.</summary>
    public static IServiceCollection AddParleyPostgres(this IServiceCollection services, string connectionString) => services
        .AddSingleton(provider => new PostgresDatabase(connectionString, provider.GetRequiredService<IdGenerator>()))
        .AddSingleton<Database>(static provider => provider.GetRequiredService<PostgresDatabase>())
        .AddSingleton<IAppendStore, PostgresAppendStore>()
        .AddSingleton<IQuotaStore, PostgresQuotaStore>()
        .AddSingleton<IReceiptStore, PostgresReceiptStore>()
        .AddReaders();

    private static IServiceCollection AddReaders(this IServiceCollection services) => services
        .AddSingleton<IParleyDatabase>(static provider => provider.GetRequiredService<Database>())
        .AddSingleton<IConversationReader, ConversationReader>()
        .AddSingleton<IUnreadReader, UnreadReader>()
        .AddSingleton<IMessageReader, MessageReader>()
        .AddSingleton<ISyncReader, SyncReader>()
        .AddSingleton<IUserReader, UserReader>();
}
