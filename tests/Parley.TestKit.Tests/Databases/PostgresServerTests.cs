using Npgsql;
using Parley.TestKit.Databases;
using Parley.TestKit.Processes;

namespace Parley.TestKit.Tests.Databases;

public sealed class PostgresServerTests
{
    [Fact]
    public async Task It_syncs_by_default_and_takes_further_settings()
    {
        await using PostgresServer server = await StartAsync(new Dictionary<string, string> { ["max_connections"] = "7" });
        await using PostgresDatabase database = await server.CreateDatabaseAsync();

        Assert.Equal("on", await database.ScalarAsync("SHOW fsync"));
        Assert.Equal("7", await database.ScalarAsync("SHOW max_connections"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_was_committed_is_there_after_a_stop_and_a_start(bool immediate)
    {
        await using PostgresServer server = await StartAsync();
        await using PostgresDatabase database = await server.CreateDatabaseAsync();
        await database.ScalarAsync("CREATE TABLE notes AS SELECT 'kept' AS text");

        await server.StopAsync(immediate);
        await Assert.ThrowsAsync<NpgsqlException>(() => database.ScalarAsync("SELECT 1"));
        await server.StartAsync();

        Assert.Equal("kept", await database.ScalarAsync("SELECT text FROM notes"));
        Assert.Equal(immediate, server.Log.Any(static line => line.Contains("automatic recovery", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_was_committed_is_there_after_a_kill()
    {
        await using PostgresServer server = await StartAsync();
        await using PostgresDatabase database = await server.CreateDatabaseAsync();
        await database.ScalarAsync("CREATE TABLE notes AS SELECT 'kept' AS text");

        await server.KillAsync();
        Assert.False(server.IsRunning);
        await server.StartAsync();

        Assert.Equal("kept", await database.ScalarAsync("SELECT text FROM notes"));
        Assert.Contains(server.Log, static line => line.Contains("automatic recovery", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_suspended_server_answers_only_when_it_is_resumed()
    {
        await using PostgresServer server = await StartAsync();
        await using PostgresDatabase database = await server.CreateDatabaseAsync();
        await using var connection = new NpgsqlConnection(database.ConnectionString + ";Timeout=1");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand("SELECT 42", connection) { CommandTimeout = 1 };

        await server.SuspendAsync();
        var failure = await Assert.ThrowsAsync<NpgsqlException>(() => command.ExecuteScalarAsync(TestContext.Current.CancellationToken));
        await server.ResumeAsync();

        Assert.IsType<TimeoutException>(failure.InnerException);
        Assert.Equal(42, await database.ScalarAsync("SELECT 42"));
    }

    [Fact]
    public async Task A_killed_or_suspended_server_leaves_nothing_when_it_is_disposed()
    {
        PostgresServer killed = await StartAsync();
        PostgresServer suspended = await StartAsync();
        int[] processes = [.. killed.ProcessIds, .. suspended.ProcessIds];
        await killed.KillAsync();
        await suspended.SuspendAsync();

        await killed.DisposeAsync();
        await suspended.DisposeAsync();

        Assert.False(Directory.Exists(killed.Folder) || Directory.Exists(suspended.Folder));
        Assert.All(processes, static id => Assert.False(new RunningProcess(id).IsRunning));
    }

    [Fact]
    public async Task A_server_that_cannot_start_says_what_it_logged()
    {
        await using var server = new PostgresServer(settings: new Dictionary<string, string> { ["max_connections"] = "none" });

        var failure = await Assert.ThrowsAsync<ServerProcessException>(() => server.InitializeAsync().AsTask());

        Assert.Contains("invalid value for parameter \"max_connections\"", failure.Message, StringComparison.Ordinal);
    }

    private static async Task<PostgresServer> StartAsync(IReadOnlyDictionary<string, string>? settings = null)
    {
        var server = new PostgresServer(settings: settings);
        await server.InitializeAsync();
        return server;
    }
}
