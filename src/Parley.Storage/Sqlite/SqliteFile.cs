using System.Globalization;
using Microsoft.Data.Sqlite;
using Parley.Storage.Migrations;
using SQLitePCL;

namespace Parley.Storage.Sqlite;

/// <summary>A SQLite file as an operator handles it: copied, checked, put in place.</summary>
internal static class SqliteFile
{
    static SqliteFile() => Batteries_V2.Init();

    /// <summary>The file itself where a link leads to it: its log and its lock are beside it, by whatever name it is called.</summary>
    public static string Locate(string file)
    {
        string path = Path.GetFullPath(file);
        try
        {
            return new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It does not exist yet, or its links go round in a circle; then opening it says so.
            return path;
        }
    }

    /// <summary>Copies all that is committed into a new file, which is one file and complete; the source may be written to meanwhile.</summary>
    public static void Copy(string source, string target)
    {
        using (SqliteConnection from = Open(source, SqliteOpenMode.ReadWrite))
        using (SqliteConnection to = Open(target, SqliteOpenMode.ReadWriteCreate))
        {
            Run(to, "pragma synchronous = full");
            from.BackupDatabase(to);

            // The copy has taken over the write-ahead log: without it nothing is left beside the file.
            Run(to, "pragma journal_mode = delete");
        }

        Sync(target);
    }

    /// <summary>Makes sure that a file is a whole database of Parley that this program understands.</summary>
    /// <exception cref="DatabaseFileException">It is not.</exception>
    public static void Check(string file)
    {
        try
        {
            using SqliteConnection connection = Open(file, SqliteOpenMode.ReadOnly);
            if (Ask(connection, "pragma quick_check(1)") is not "ok")
            {
                throw new DatabaseFileException($"{file} is damaged");
            }

            int schema = int.Parse(Ask(connection, "select value from meta where key = 'schema'") ?? "0", CultureInfo.InvariantCulture);
            int known = Migration.For("Sqlite")[^1].Number;
            if (schema < 1 || schema > known)
            {
                throw new DatabaseFileException($"{file} has schema {schema}; this version of Parley knows 1 to {known}");
            }
        }
        catch (SqliteException exception)
        {
            throw new DatabaseFileException($"{file} is no database of Parley", exception);
        }
    }

    /// <summary>
    /// Moves what is in the write-ahead log into the file itself, so that the file alone is the database. False where it is too damaged for that.
    /// </summary>
    /// <exception cref="DatabaseFileException">Another program has it open, or its disk is in trouble: nothing is lost, and nothing was done.</exception>
    public static bool TrySettle(string file)
    {
        try
        {
            using SqliteConnection connection = Open(file, SqliteOpenMode.ReadWrite, waitSeconds: 4);
            Run(connection, "pragma wal_checkpoint(truncate)");
            Run(connection, "pragma journal_mode = delete");
            return true;
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is raw.SQLITE_NOTADB or raw.SQLITE_CORRUPT)
        {
            return false;
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is raw.SQLITE_BUSY or raw.SQLITE_LOCKED)
        {
            throw new DatabaseFileException($"{file} is open in another program: close that and try again", exception);
        }
        catch (SqliteException exception)
        {
            throw new DatabaseFileException($"{file} cannot be set aside: {exception.Message}", exception);
        }
    }

    /// <summary>Copies a file as it is; what has the name of the copy is all of it.</summary>
    public static void CopyBytes(string source, string target)
    {
        string unfinished = target + ".unfinished";
        File.Copy(source, unfinished, overwrite: true);
        Sync(unfinished);
        File.Move(unfinished, target);
    }

    /// <exception cref="DatabaseFileException">It is no database of Parley.</exception>
    public static void RenewEpoch(string file, string epoch)
    {
        try
        {
            using SqliteConnection connection = Open(file, SqliteOpenMode.ReadWrite);
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "pragma synchronous = full; update meta set value = $epoch where key = 'epoch'";
            command.Parameters.AddWithValue("$epoch", epoch);
            if (command.ExecuteNonQuery() != 1)
            {
                throw new DatabaseFileException($"{file} is no database of Parley");
            }
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is raw.SQLITE_ERROR or raw.SQLITE_NOTADB)
        {
            throw new DatabaseFileException($"{file} is no database of Parley", exception);
        }

        Sync(file);
    }

    private static SqliteConnection Open(string file, SqliteOpenMode mode, int waitSeconds = 30)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false, DefaultTimeout = waitSeconds }.ConnectionString);
        connection.Open();
        return connection;
    }

    private static void Run(SqliteConnection connection, string sql) => Ask(connection, sql);

    private static string? Ask(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Only constants come here.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar()?.ToString();
    }

    private static void Sync(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        stream.Flush(flushToDisk: true);
    }
}
