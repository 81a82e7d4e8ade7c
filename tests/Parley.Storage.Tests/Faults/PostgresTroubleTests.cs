using System.Diagnostics;
using Npgsql;
using Parley.Messaging;
using Parley.TestKit.Databases;
using Parley.TestKit.Messaging;

namespace Parley.Storage.Tests.Faults;

/// <summary>A PostgreSQL that is there and cannot do what is asked of it.</summary>
public sealed class PostgresTroubleTests(FaultyPostgres server) : IClassFixture<FaultyPostgres>
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task A_locked_table_is_unavailable_until_it_is_free()
    {
        await using PostgresDatabase database = await server.CreateDatabaseAsync();
        await using RunningCore core = await RunningCore.StartAsync(database);
        CoreLoad load = await CoreLoad.StartAsync(core);
        await using var other = new NpgsqlConnection(database.ConnectionString + ";Pooling=false");
        await other.OpenAsync(TestContext.Current.CancellationToken);

        await RunAsync(other, "begin; lock table messages in access exclusive mode");
        TimeSpan[] took = await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ => (await load.SendUntilRefusedAsync()).Took));
        await RunAsync(other, "rollback");

        Assert.InRange(took.Max(), TimeSpan.Zero, Limit);
        await load.AssertSoundAsync(database);
    }

    [Fact]
    public async Task A_read_only_database_is_unavailable_until_it_is_not()
    {
        await using PostgresDatabase database = await server.CreateDatabaseAsync();
        await using RunningCore core = await RunningCore.StartAsync(database);
        CoreLoad load = await CoreLoad.StartAsync(core);
        await load.SendAsync(5);

        await StoredRows.ExecuteAsync(database, $"alter database {database.Name} set default_transaction_read_only = on");
        await FaultyPostgres.CutAsync(database);
        (ParleyError _, TimeSpan took) = await load.SendUntilRefusedAsync();
        (ParleyError again, TimeSpan _) = await load.SendUntilRefusedAsync();
        await StoredRows.ExecuteAsync(database, $"begin read write; alter database {database.Name} reset default_transaction_read_only; commit");
        await FaultyPostgres.CutAsync(database);

        Assert.InRange(took, TimeSpan.Zero, Limit);
        Assert.Equal(ParleyError.Unavailable, again);
        await load.AssertSoundAsync(database);
    }

    [Fact]
    public async Task Readers_that_take_all_connections_keep_no_sender_waiting()
    {
        await using PostgresDatabase database = await server.CreateDatabaseAsync();
        await using RunningCore core = await RunningCore.StartAsync(database);
        CoreLoad load = await CoreLoad.StartAsync(core);
        Task reading = Task.WhenAll(Enumerable.Range(0, 200).Select(_ => ReadSlowlyAsync(core.Get<Database>())));

        long start = Stopwatch.GetTimestamp();
        await load.SendAsync(10);
        TimeSpan took = Stopwatch.GetElapsedTime(start);

        Assert.False(reading.IsCompleted);
        Assert.InRange(took, TimeSpan.Zero, TimeSpan.FromSeconds(2));
        Assert.Empty(load.Ledger.Unanswered);
        await reading;
    }

    private static async Task ReadSlowlyAsync(Database database)
    {
        try
        {
            await database.QueryAsync("select pg_sleep(2.5)::text", static _ => true, CancellationToken.None);
        }
        catch (StoreUnavailableException)
        {
            // Waited for a connection in vain.
        }
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
