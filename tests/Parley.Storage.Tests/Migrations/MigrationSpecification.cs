using Parley.Storage.Migrations;
using Parley.TestKit.Databases;
using Parley.TestKit.Messaging;

namespace Parley.Storage.Tests.Migrations;

/// <summary>What the start of a node does to a database that another program, or another node, has or had.</summary>
public abstract class MigrationSpecification
{
    private const string Epoch = "select value from meta where key = 'epoch'";

    private const string Schema = "select value from meta where key = 'schema'";

    protected abstract Task<ITestDatabase> CreateDatabaseAsync();

    [Fact]
    public async Task A_newer_schema_is_refused_and_left_alone()
    {
        await using ITestDatabase database = await CreateDatabaseAsync();
        await (await RunningCore.StartAsync(database)).DisposeAsync();
        await StoredRows.ExecuteAsync(database, "update meta set value = '999' where key = 'schema'");

        SchemaTooNewException refused = await Assert.ThrowsAsync<SchemaTooNewException>(() => RunningCore.StartAsync(database));

        Assert.Contains("999", refused.Message, StringComparison.Ordinal);
        Assert.Equal("999", await StoredRows.TextAsync(database, Schema));
    }

    [Fact]
    public async Task Another_start_changes_nothing()
    {
        await using ITestDatabase database = await CreateDatabaseAsync();
        await (await RunningCore.StartAsync(database)).DisposeAsync();
        (string? Epoch, string? Schema) before = (await StoredRows.TextAsync(database, Epoch), await StoredRows.TextAsync(database, Schema));

        await (await RunningCore.StartAsync(database)).DisposeAsync();

        Assert.NotNull(before.Epoch);
        Assert.Equal(before, (await StoredRows.TextAsync(database, Epoch), await StoredRows.TextAsync(database, Schema)));
    }

    [Fact]
    public async Task A_renewed_epoch_is_another_one()
    {
        await using ITestDatabase database = await CreateDatabaseAsync();
        await using RunningCore core = await RunningCore.StartAsync(database);
        string? before = await StoredRows.TextAsync(database, Epoch);

        await core.Get<IParleyDatabase>().RenewEpochAsync(TestContext.Current.CancellationToken);

        Assert.NotEqual(before, await StoredRows.TextAsync(database, Epoch));
    }

    [Theory]
    [InlineData("delete from meta")]
    [InlineData("drop table meta")]
    public async Task The_epoch_of_a_database_without_schema_is_not_renewed(string loss)
    {
        await using ITestDatabase database = await CreateDatabaseAsync();
        await using RunningCore core = await RunningCore.StartAsync(database);
        await StoredRows.ExecuteAsync(database, loss);

        await Assert.ThrowsAsync<SchemaMissingException>(
            () => core.Get<IParleyDatabase>().RenewEpochAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Nodes_that_start_at_once_migrate_once()
    {
        await using ITestDatabase database = await CreateDatabaseAsync();

        RunningCore?[] cores = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => StartAsync(database))));

        RunningCore[] running = [.. cores.OfType<RunningCore>()];
        Assert.Equal(database is SqliteDatabase ? 1 : 6, running.Length);
        Assert.Equal(2, await StoredRows.NumberAsync(database, "select count(*) from meta"));
        foreach (RunningCore core in running)
        {
            await core.GroupAsync("ann", "bob");
            await core.DisposeAsync();
        }
    }

    // A SQLite file belongs to the first.
    private static async Task<RunningCore?> StartAsync(ITestDatabase database)
    {
        try
        {
            return await RunningCore.StartAsync(database);
        }
        catch (DatabaseInUseException)
        {
            return null;
        }
    }
}
