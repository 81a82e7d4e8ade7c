namespace Parley.Server.Operations;

/// <summary>What the command line does to the database. A failure that its user can mend is a <see cref="MaintenanceException"/>.</summary>
public interface IDatabaseMaintenance
{
    /// <summary>Copies the database into a new file, while the server runs or not.</summary>
    Task BackupAsync(string file, CancellationToken cancellationToken);

    /// <summary>Replaces the database by a copy, and gives it a new epoch. Answers where the old one is, or null where none was.</summary>
    Task<string?> RestoreAsync(string file, CancellationToken cancellationToken);

    /// <summary>Gives the database a new epoch, so that every client loads its conversations anew.</summary>
    Task RenewEpochAsync(CancellationToken cancellationToken);
}
