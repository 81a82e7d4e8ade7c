using Parley.Server.Operations;
using Parley.Server.Settings;

namespace Parley.OperationsHost;

/// <summary>Stands in for a database: one small file.</summary>
internal sealed class FileMaintenance(DatabaseUrl database) : IDatabaseMaintenance
{
    public Task BackupAsync(string file, CancellationToken cancellationToken) => CopyAsync(database.Connection, file);

    public async Task<string?> RestoreAsync(string file, CancellationToken cancellationToken)
    {
        await CopyAsync(file, database.Connection);
        return null;
    }

    public Task RenewEpochAsync(CancellationToken cancellationToken) => throw new InvalidOperationException("A mistake in the program");

    private static Task CopyAsync(string from, string to)
    {
        if (!File.Exists(from))
        {
            throw new MaintenanceException($"There is no database at\n{from}");
        }

        File.Copy(from, to, overwrite: true);
        return Task.CompletedTask;
    }
}
