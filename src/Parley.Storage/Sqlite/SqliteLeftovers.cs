namespace Parley.Storage.Sqlite;

/// <summary>The files that a restore makes beside a database.</summary>
internal static class SqliteLeftovers
{
    public static string UnfinishedRestore(string database) => database + ".restoring";

    public static string SetAside(string database, Guid id) => $"{database}.before-{id}";

    /// <summary>Makes sure that a database which is missing was never there: a restore that was cut short may have left it without one.</summary>
    /// <exception cref="DatabaseFileException">It was.</exception>
    public static void RequireNoneWithout(string database)
    {
        if (!File.Exists(database) && Find(database) is { } left)
        {
            throw new DatabaseFileException(
                $"There is no database at {database}, but {left} of a restore is beside it: run parley restore (again), "
                + "or move that file away to begin with an empty database");
        }
    }

    private static string? Find(string database)
    {
        string unfinished = UnfinishedRestore(database);
        return File.Exists(unfinished)
            ? unfinished
            : Directory.EnumerateFiles(Path.GetDirectoryName(database)!, Path.GetFileName(database) + ".before-*").FirstOrDefault();
    }
}
