using Parley.Messaging;
using Parley.Server.Settings;
using Parley.Storage;
using Parley.Storage.Migrations;
using Parley.Storage.Sqlite;

namespace Parley.Server.Operations;

/// <summary>The commands of an operator on the database that the settings name.</summary>
internal sealed class DatabaseMaintenance(DatabaseUrl url) : IDatabaseMaintenance
{
    private static readonly IdGenerator Ids = new(TimeProvider.System);

    public Task BackupAsync(string file, CancellationToken cancellationToken) => OnSqliteAsync(
        "PostgreSQL is backed up by pg_dump, see docs/operations.md.",
        sqlite =>
        {
            sqlite.Backup(file);
            return file;
        });

    public Task<string?> RestoreAsync(string file, CancellationToken cancellationToken) => OnSqliteAsync(
        "PostgreSQL is restored by pg_restore and then parley epoch renew, see docs/operations.md.",
        sqlite => sqlite.Restore(file));

    public async Task RenewEpochAsync(CancellationToken cancellationToken)
    {
        if (url.Kind == DatabaseKind.Sqlite)
        {
            await OnSqliteAsync(
                "",
                static sqlite =>
                {
                    sqlite.RenewEpoch();
                    return null;
                });
            return;
        }

        await using ServiceProvider services = new ServiceCollection()
            .AddSingleton(Ids)
            .AddParleyPostgres(url.Connection)
            .BuildServiceProvider();
        try
        {
            await services.GetRequiredService<IParleyDatabase>().RenewEpochAsync(cancellationToken);
        }
        catch (SchemaMissingException exception)
        {
            throw new MaintenanceException($"{exception.Message}.", exception);
        }
    }

    private async Task<string?> OnSqliteAsync(string otherwise, Func<SqliteMaintenance, string?> act)
    {
        if (url.Kind != DatabaseKind.Sqlite)
        {
            throw new MaintenanceException(otherwise);
        }

        try
        {
            return await Task.Run(() => act(new SqliteMaintenance(url.Connection, Ids)));
        }
        catch (Exception exception) when (exception is DatabaseFileException or DatabaseInUseException)
        {
            throw new MaintenanceException($"{exception.Message}.", exception);
        }
    }
}
