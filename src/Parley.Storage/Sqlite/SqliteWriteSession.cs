using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Parley.Storage.Sqlite;

/// <summary>The one connection that writes, with its prepared statements. Used by the thread of <see cref="SqliteWriter"/> alone.</summary>
internal sealed class SqliteWriteSession : IDisposable
{
    // FULL: the write-ahead log is synced at every commit. The checkpoint comes every 16 MB; a smaller log would write hot pages more often.
    private const string Settings =
        "pragma journal_mode = wal; pragma synchronous = full; pragma busy_timeout = 4000; pragma wal_autocheckpoint = 4000; "
        + "pragma journal_size_limit = 67108864; pragma cache_size = -65536; pragma temp_store = memory;";

    private readonly sqlite3 _database;
    private readonly Dictionary<string, SqliteStatement> _statements = new(StringComparer.Ordinal);

    static SqliteWriteSession() => Batteries_V2.Init();

    public SqliteWriteSession(string file)
    {
        int result = raw.sqlite3_open_v2(file, out _database, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE | raw.SQLITE_OPEN_NOMUTEX, null);
        SqliteException.ThrowExceptionForRC(result, _database);
        raw.sqlite3_extended_result_codes(_database, 1);
        Run(Settings);
    }

    /// <summary>The statement, prepared once.</summary>
    public SqliteStatement Statement(string sql)
    {
        if (!_statements.TryGetValue(sql, out SqliteStatement? statement))
        {
            statement = new SqliteStatement(_database, sql);
            _statements.Add(sql, statement);
        }

        return statement;
    }

    /// <summary>Runs statements that are needed once.</summary>
    public void Run(string sql) => SqliteException.ThrowExceptionForRC(raw.sqlite3_exec(_database, sql), _database);

    /// <summary>Runs <paramref name="work"/> in a transaction that commits when it returns true, and is rolled back otherwise.</summary>
    public void InTransaction(Func<bool> work)
    {
        Statement("begin immediate").Execute();
        try
        {
            Statement(work() ? "commit" : "rollback").Execute();
        }
        catch
        {
            RollBack();
            throw;
        }
    }

    public void Dispose()
    {
        foreach (SqliteStatement statement in _statements.Values)
        {
            statement.Dispose();
        }

        raw.sqlite3_close_v2(_database);
    }

    // A full disk or an I/O error has rolled back already.
    private void RollBack()
    {
        foreach (SqliteStatement statement in _statements.Values)
        {
            statement.Abandon();
        }

        if (raw.sqlite3_get_autocommit(_database) == 0)
        {
            Run("rollback");
        }
    }
}
