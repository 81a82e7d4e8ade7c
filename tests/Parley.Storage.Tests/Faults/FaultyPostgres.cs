using Parley.TestKit.Databases;

namespace Parley.Storage.Tests.Faults;

/// <summary>
/// A PostgreSQL for the tests of one class, which leave it running. Each commit takes some milliseconds, so that what happens to a connection
/// happens inside a commit, too.
/// </summary>
public sealed class FaultyPostgres()
    : PostgresServer(fsync: true, new Dictionary<string, string> { ["commit_delay"] = "3000", ["commit_siblings"] = "0" }), IAsyncLifetime
{
    /// <summary>A random moment of the next 100 ms.</summary>
    public static Task MomentAsync(ITestDatabase database) => StoredRows.ExecuteAsync(database, "select pg_sleep(random() * 0.1)");

    /// <summary>Ends every connection to a database, at a random moment of the next 50 ms.</summary>
    public static Task CutAsync(ITestDatabase database) => StoredRows.ExecuteAsync(
        database,
        "select pg_sleep(random() * 0.05); "
        + "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
}
