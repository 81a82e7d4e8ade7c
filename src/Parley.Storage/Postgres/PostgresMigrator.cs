using System.Globalization;
using Npgsql;
using Parley.Messaging;
using Parley.Storage.Migrations;

namespace Parley.Storage.Postgres;

/// <summary>Brings a PostgreSQL database to the schema of this program, one process at a time: all the steps that are missing, or none.</summary>
internal sealed class PostgresMigrator(PostgresDatabase database, IdGenerator ids)
{
    // Any number that nobody else uses: "parley" in ASCII.
    private const long Lock = 0x7061726c6579;

    /// <exception cref="SchemaTooNewException">A newer program was here.</exception>
    /// <exception cref="StoreUnavailableException">The database is away.</exception>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using NpgsqlConnection connection = await database.Readers.OpenAsync(cancellationToken);
            await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellationToken);

            // Another node may take long over a big step.
            await RunAsync(connection, "set local statement_timeout = 0; set local lock_timeout = 0", cancellationToken);
            await RunAsync(connection, $"select pg_advisory_xact_lock({Lock})", cancellationToken);
            await MigrateAsync(connection, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (Exception exception) when (database.IsUnavailable(exception))
        {
            throw new StoreUnavailableException("The database cannot be reached", exception);
        }
    }

    /// <summary>Gives the database another history: every client starts anew.</summary>
    /// <exception cref="SchemaMissingException">There is nothing of Parley in it.</exception>
    public async Task RenewEpochAsync(CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await database.Readers.OpenAsync(cancellationToken);
        await using NpgsqlCommand command = connection.CreateCommand();
        command.CommandText = "update meta set value = $1 where key = 'epoch'";
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = ids.Next().ToString() });
        try
        {
            if (await command.ExecuteNonQueryAsync(cancellationToken) != 1)
            {
                throw new SchemaMissingException();
            }
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            throw new SchemaMissingException(exception);
        }
    }

    private async Task MigrateAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await RunAsync(connection, "create table if not exists meta (key text primary key, value text not null)", cancellationToken);
        IReadOnlyList<Migration> migrations = Migration.For("Postgres");
        int found = await SchemaOfAsync(connection, cancellationToken);
        if (found > migrations[^1].Number)
        {
            throw new SchemaTooNewException(found, migrations[^1].Number);
        }

        foreach (Migration migration in migrations.Where(migration => migration.Number > found))
        {
            await RunAsync(connection, migration.Sql, cancellationToken);
            await PutAsync(connection, "schema", migration.Number.ToString(CultureInfo.InvariantCulture), "do update set value = excluded.value", cancellationToken);
        }

        await PutAsync(connection, "epoch", ids.Next().ToString(), "do nothing", cancellationToken);
    }

    private static async Task<int> SchemaOfAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = connection.CreateCommand();
        command.CommandText = "select value from meta where key = 'schema'";
        return await command.ExecuteScalarAsync(cancellationToken) is string schema ? int.Parse(schema, CultureInfo.InvariantCulture) : 0;
    }

    private static async Task PutAsync(NpgsqlConnection connection, string key, string value, string onConflict, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = connection.CreateCommand();
        command.CommandText = $"insert into meta (key, value) values ($1, $2) on conflict (key) {onConflict}";
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = key });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = value });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
