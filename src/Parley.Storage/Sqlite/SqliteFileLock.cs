namespace Parley.Storage.Sqlite;

/// <summary>
/// Makes this process the only server of a SQLite file: numbers are given out under a lock that another process would not see. Held through a
/// file beside it, which the system frees whatever ends the process.
/// </summary>
internal sealed class SqliteFileLock : IDisposable
{
    private readonly FileStream _file;

    private SqliteFileLock(FileStream file) => _file = file;

    /// <exception cref="DatabaseInUseException">Another process holds it.</exception>
    public static SqliteFileLock Take(string databaseFile)
    {
        try
        {
            return new SqliteFileLock(new FileStream(databaseFile + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException exception) when (File.Exists(databaseFile + ".lock"))
        {
            throw new DatabaseInUseException($"{databaseFile} is in use by another process: a SQLite file has one server", exception);
        }
    }

    public void Dispose() => _file.Dispose();
}
