using System.Collections.Concurrent;
using Parley.Messaging;

namespace Parley.Storage.Sqlite;

/// <summary>
/// The thread that writes. SQLite blocks while it syncs; on a thread of its own that holds up nobody, while a few blocked threads of the pool
/// would hold up everybody.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private readonly BlockingCollection<Action<SqliteWriteSession>> _work = [];
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SqliteWriteSession _session;

    public SqliteWriter(string file)
    {
        _session = new SqliteWriteSession(file);
        new Thread(Run) { IsBackground = true, Name = "parley-sqlite-writer" }.Start();
    }

    /// <summary>Runs <paramref name="work"/> after everything that was given before.</summary>
    /// <exception cref="StoreUnavailableException">The file or its disk is in trouble, or the writer has ended.</exception>
    public Task RunAsync(Action<SqliteWriteSession> work)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            _work.Add(session => Complete(done, work, session));
        }
        catch (InvalidOperationException exception)
        {
            // It takes no more: the server stops.
            done.SetException(new StoreUnavailableException("The database is closed", exception));
        }

        return done.Task;
    }

    /// <summary>Ends once all the work is done.</summary>
    public async ValueTask DisposeAsync()
    {
        _work.CompleteAdding();
        await _ended.Task;
        _work.Dispose();
    }

    private static void Complete(TaskCompletionSource done, Action<SqliteWriteSession> work, SqliteWriteSession session)
    {
        try
        {
            work(session);
            done.SetResult();
        }
        catch (Exception exception)
        {
            done.SetException(SqliteDatabase.Describe(exception));
        }
    }

    private void Run()
    {
        foreach (Action<SqliteWriteSession> work in _work.GetConsumingEnumerable())
        {
            work(_session);
        }

        _session.Dispose();
        _ended.SetResult();
    }
}
