using Npgsql;

namespace Parley.Storage.Postgres;

/// <summary>
/// Connections, and an end to waiting for them. Npgsql asks a server that is silent to cancel the statement, by another connection and on a
/// blocked thread: its own timeout of 2 s was measured to end after 8 s. So it has none; whoever waited for too long leaves the work behind. A
/// server that only is slow has ended the statement before, by its own timeouts.
/// </summary>
/// <param name="settings">The connection string.</param>
/// <param name="limit">How long work may take.</param>
/// <param name="patience">How many works in a row are left behind before their connections are: those of a server that never answers again.</param>
internal sealed class PostgresPool(string settings, TimeSpan limit, int patience) : IAsyncDisposable
{
    private NpgsqlDataSource _source = NpgsqlDataSource.Create(settings);
    private int _silences;

    public ValueTask<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken) => _source.OpenConnectionAsync(cancellationToken);

    /// <summary>Runs work that takes its connections from here; its token says that nobody waits for it any more.</summary>
    /// <exception cref="TimeoutException">It was left behind; how it will end is not known.</exception>
    public async Task RunAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        NpgsqlDataSource source = _source;
        using var left = new CancellationTokenSource();
        Task run = work(left.Token);
        try
        {
            await run.WaitAsync(limit, cancellationToken);
        }
        catch (TimeoutException) when (!run.IsCompleted)
        {
            if (Interlocked.Increment(ref _silences) >= patience)
            {
                await LeaveAsync(source);
            }

            throw;
        }
        finally
        {
            if (run.IsCompleted)
            {
                Volatile.Write(ref _silences, 0);
            }
            else
            {
                await left.CancelAsync();

                // Nobody waits for it any more, and its failure is no news.
                _ = run.ContinueWith(static run => run.Exception, TaskScheduler.Default);
            }
        }
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    // Disposed, a source closes what is idle at once and the rest when it comes back.
    private async Task LeaveAsync(NpgsqlDataSource source)
    {
        NpgsqlDataSource fresh = NpgsqlDataSource.Create(settings);
        NpgsqlDataSource unused = Interlocked.CompareExchange(ref _source, fresh, source) == source ? source : fresh;
        await unused.DisposeAsync();
    }
}
