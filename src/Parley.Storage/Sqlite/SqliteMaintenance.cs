using Parley.Messaging;

namespace Parley.Storage.Sqlite;

/// <summary>What an operator does with the file of a SQLite database.</summary>
public sealed class SqliteMaintenance(string databaseFile, IdGenerator ids)
{
    private static readonly string[] Logs = ["-wal", "-journal"];

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
        Folder.Sync(Path.GetDirectoryName(target)!);
    }

    /// <summary>
    /// Puts a backup in the database's place, under a new epoch, so that every client reads everything anew. What was there before stays
    /// beside it; its name is returned, or null where nothing was.
    /// </summary>
    /// <exception cref="DatabaseFileException">
    /// The file is no whole database of Parley, or another program has the one in use open.
    /// </exception>
    /// <exception cref="DatabaseInUseException">A server runs on the database.</exception>
    public string? Restore(string file)
    {
        string source = Path.GetFullPath(file);
        string unfinished = SqliteLeftovers.UnfinishedRestore(_database);
        if (source == unfinished)
        {
            throw new DatabaseFileException($"{source} is what a restore has left behind: restore from its backup again");
        }

        SqliteFile.Check(source);
        string folder = Path.GetDirectoryName(_database)!;
        Directory.CreateDirectory(folder);
        using SqliteFileLock exclusive = SqliteFileLock.Take(_database);
        File.Delete(unfinished);
        SqliteFile.Copy(source, unfinished);
        SqliteFile.RenewEpoch(unfinished, ids.Next().ToString());
        string? before = SetAside(folder);
        File.Move(unfinished, _database, overwrite: true);
        Folder.Sync(folder);
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

    // Copies: with a link, a server that starts after a crash in here would write to the file set aside too.
    private string? SetAside(string folder)
    {
        string aside = SqliteLeftovers.SetAside(_database, ids.Next());
        bool exists = File.Exists(_database);
        CopyLogs(aside);
        bool whole = exists && TrySettle(aside);
        if (exists)
        {
            SqliteFile.CopyBytes(_database, aside);
        }

        Folder.Sync(folder);
        if (!whole)
        {
            Remove(folder);
        }

        return exists ? aside : null;
    }

    private void CopyLogs(string aside)
    {
        foreach (string end in Logs.Where(end => File.Exists(_database + end)))
        {
            SqliteFile.CopyBytes(_database + end, aside + end);
        }
    }

    // A restore must also be possible over a file that is beyond help. Its log is kept then, copied before SQLite removes it as useless.
    private bool TrySettle(string aside)
    {
        bool damaged = false;
        try
        {
            damaged = !SqliteFile.TrySettle(_database);
            return !damaged;
        }
        finally
        {
            if (!damaged)
            {
                DeleteLogs(aside);
            }
        }
    }

    // SQLite would take the old log for one of the new database. It goes after the old database, which needs it; until the new one is in its
    // place, no server starts.
    private void Remove(string folder)
    {
        File.Delete(_database);
        Folder.Sync(folder);
        DeleteLogs(_database);
        File.Delete(_database + "-shm");
        Folder.Sync(folder);
    }

    private static void DeleteLogs(string database)
    {
        foreach (string end in Logs)
        {
            File.Delete(database + end);
        }
    }
}
