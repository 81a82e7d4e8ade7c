namespace Parley.Storage.Sqlite;

/// <summary>
/// Makes this process the only server of a SQLite file: numbers are given out under a lock that another process would not see. Held through a
/// file beside it, which the system frees whatever ends the process.
/// </summary>
internal sealed class SqliteFileLock : IDisposable
{
    private const int LinuxWouldBlock = 11;
    private const int BsdWouldBlock = 35;

    private readonly FileStream _file;

    private SqliteFileLock(FileStream file) => _file = file;

    /// <exception cref="DatabaseInUseException">Another process holds it.</exception>
    /// <exception cref="IOException">The file of the lock cannot be made.</exception>
    public static SqliteFileLock Take(string databaseFile)
    {
        try
        {
            return new SqliteFileLock(new FileStream(databaseFile + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException exception) when (IsHeld(exception))
        {
            throw new DatabaseInUseException($"{databaseFile} is in use by another process: a SQLite file has one server", exception);
        }
    }

    public void Dispose() => _file.Dispose();

    // What the system says of a lock: .NET has no exception of its own for it. A full disk or a file system that cannot be written says otherwise.
    private static bool IsHeld(IOException exception) => exception.HResult == (
        OperatingSystem.IsWindows() ? unchecked((int)0x80070020) : OperatingSystem.IsLinux() ? LinuxWouldBlock : BsdWouldBlock);
}
