using Microsoft.Data.Sqlite;
using Parley.Messaging;

namespace Parley.Storage.Sqlite;

/// <summary>What an operator does with the file of a SQLite database.</summary>
public sealed class SqliteMaintenance(string databaseFile, IdGenerator ids)
{
    private readonly string _database = SqliteFile.Locate(databaseFile);

    /// <summary>Copies the database into a new file, while the server runs or not.</summary>
    /// <exception cref="DatabaseFileException">There is no database, or the file is there already.</exception>
    public void Backup(string file)
    {
        string target = Path.GetFullPath(file);
        RequireDatabase();
        if (File.Exists(target))
        {
            throw new DatabaseFileException($"{target} exists already and is not overwritten");
        }

        // Under another name until it is whole: what has the name of the backup is one.
        string unfinished = target + ".unfinished";
        File.Delete(unfinished);
        SqliteFile.Copy(_database, unfinished);
        SqliteFile.Check(unfinished);
        File.Move(unfinished, target);
    }

    /// <summary>
    /// Puts a backup in the database's place, under a new epoch, so that every client reads everything anew. What was there before stays
    /// beside it; its name is returned, or null where nothing was.
    /// </summary>
    /// <exception cref="DatabaseFileException">The file is no whole database of Parley.</exception>
    /// <exception cref="DatabaseInUseException">A server runs on the database.</exception>
    public string? Restore(string file)
    {
        string source = Path.GetFullPath(file);
        SqliteFile.Check(source);
        Directory.CreateDirectory(Path.GetDirectoryName(_database)!);
        using SqliteFileLock exclusive = SqliteFileLock.Take(_database);
        string unfinished = _database + ".restoring";
        File.Delete(unfinished);
        SqliteFile.Copy(source, unfinished);
        SqliteFile.RenewEpoch(unfinished, ids.Next().ToString());
        string? before = SetAside();
        File.Move(unfinished, _database);
        return before;
    }

    /// <summary>Renews the epoch while no server runs.</summary>
    public void RenewEpoch()
    {
        RequireDatabase();
        using SqliteFileLock exclusive = SqliteFileLock.Take(_database);
        SqliteFile.RenewEpoch(_database, ids.Next().ToString());
    }

    private void RequireDatabase()
    {
        if (!File.Exists(_database))
        {
            throw new DatabaseFileException($"There is no database at {_database}");
        }
    }

    private string? SetAside()
    {
        if (!File.Exists(_database))
        {
            return null;
        }

        // A restore must also be possible over a file that is beyond help; then its log is set aside with it.
        string aside = $"{_database}.before-{ids.Next()}";
        try
        {
            SqliteFile.Settle(_database);
        }
        catch (SqliteException)
        {
            if (File.Exists(_database + "-wal"))
            {
                File.Move(_database + "-wal", aside + "-wal");
            }
        }

        File.Delete(_database + "-shm");
        File.Move(_database, aside);
        return aside;
    }
}
