using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Parley.Messaging;

namespace Parley.Storage.Sqlite;

/// <summary>
/// The few connections that read. SQLite reads on the thread that asks; since only so many are let in and the others wait without a thread, they
/// hold up no more threads than that, and need none of their own: a <c>Task.Run</c> would only take another thread of the same pool.
/// </summary>
internal sealed class SqliteReaders(string file) : IDisposable
{
    public const int Most = 6;

    /// <summary>A client must have an answer within 5 s, whatever the disk does.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(4);

    // It must be able to write for SQLite to take part in the write-ahead log; that it does not is a setting of the connection.
    private readonly string _settings = new SqliteConnectionStringBuilder
    {
        DataSource = file,
        Mode = SqliteOpenMode.ReadWrite,
        Pooling = false,
        DefaultTimeout = 4,
    }.ConnectionString;

    private readonly SemaphoreSlim _free = new(Most);
    private readonly ConcurrentStack<SqliteReader> _idle = [];
    private volatile bool _closed;

    /// <summary>A connection, which goes back when it is disposed.</summary>
    /// <exception cref="StoreUnavailableException">All are busy for too long, or the database is closed.</exception>
    public async ValueTask<SqliteReader> TakeAsync(CancellationToken cancellationToken)
    {
        if (!await _free.WaitAsync(Limit, cancellationToken))
        {
            throw new StoreUnavailableException("The database is too slow: all its readers are busy");
        }

        try
        {
            return _closed ? throw new StoreUnavailableException("The database is closed") : _idle.TryPop(out SqliteReader? idle) ? idle : OpenNew();
        }
        catch
        {
            _free.Release();
            throw;
        }
    }

    public void Return(SqliteReader reader)
    {
        _idle.Push(reader);
        _free.Release();
        if (_closed)
        {
            CloseIdle();
        }
    }

    /// <summary>Closes the idle ones now, and the others when they come back.</summary>
    public void Dispose()
    {
        _closed = true;
        CloseIdle();
    }

    private SqliteReader OpenNew()
    {
        var reader = new SqliteReader(_settings, this);
        try
        {
            reader.Open();
            return reader;
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    private void CloseIdle()
    {
        while (_idle.TryPop(out SqliteReader? reader))
        {
            reader.Dispose();
        }
    }
}
