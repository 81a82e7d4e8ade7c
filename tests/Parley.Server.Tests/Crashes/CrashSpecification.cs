using System.Globalization;
using System.Security.Cryptography;
using Parley.TestKit.Databases;
using Parley.TestKit.Messaging;
using Parley.TestKit.Processes;

namespace Parley.Server.Tests.Crashes;

/// <summary>The server killed and ended while clients send: what it acknowledged is there, once.</summary>
public abstract class CrashSpecification
{
    /// <summary>How often it is killed: <c>PARLEY_CRASH_COUNT</c>, else so often as is quick.</summary>
    private static readonly int Crashes = int.Parse(Environment.GetEnvironmentVariable("PARLEY_CRASH_COUNT") ?? "20", CultureInfo.InvariantCulture);

    /// <summary>Messages between two crashes at most; the long run is to have 100,000 in all.</summary>
    private static readonly int Messages = Crashes > 20 ? 1200 : 600;

    protected abstract Task<ITestDatabase> CreateDatabaseAsync();

    /// <summary>Ends the database itself, where it is a process of its own, and starts it again.</summary>
    protected abstract Task CrashDatabaseAsync();

    [Fact]
    public async Task Killed_at_random_moments_it_loses_and_doubles_nothing()
    {
        await using ITestDatabase database = await CreateDatabaseAsync();
        ParleyServer server = await ParleyServer.StartAsync(database);
        RestSenders senders = await RestSenders.StartAsync(server);
        for (int crash = 1; crash <= Crashes; crash++)
        {
            Task sending = senders.SendAsync(server);
            await senders.AcknowledgedAsync(RandomNumberGenerator.GetInt32(1, Messages));
            await Task.WhenAll(server.Process.KillAsync(), crash % 4 == 0 ? CrashDatabaseAsync() : Task.CompletedTask);
            await sending;
            await server.DisposeAsync();
            server = await ParleyServer.StartAsync(database);
            await senders.RetryAsync(server);
        }

        LedgerReport report = await senders.AssertSoundAsync(server, database);
        await server.DisposeAsync();
        TestContext.Current.TestOutputHelper!.WriteLine($"{Crashes} crashes: {report}; {senders.Replayed} were stored before their sender knew");
        Assert.Equal(report.Sent, report.Acknowledged);
    }

    [Fact]
    public async Task Ended_under_load_it_finishes_what_it_took()
    {
        await using ITestDatabase database = await CreateDatabaseAsync();
        ParleyServer server = await ParleyServer.StartAsync(database);
        RestSenders senders = await RestSenders.StartAsync(server);
        Task sending = senders.SendAsync(server);
        await senders.AcknowledgedAsync(300);

        int exitCode = await server.Process.TerminateAsync();
        await sending;
        await server.DisposeAsync();

        Assert.Equal(0, exitCode);
        await using ParleyServer again = await ParleyServer.StartAsync(database);
        await senders.AssertSoundAsync(again, database);
    }

    [Fact]
    public async Task A_second_server_serves_the_same_database_only_where_it_may()
    {
        await using ITestDatabase database = await CreateDatabaseAsync();
        await using ParleyServer server = await ParleyServer.StartAsync(database);
        await using ServerProcess second = ServerProcess.Start(ParleyServer.Program(database));

        if (database is SqliteDatabase)
        {
            Assert.NotEqual(0, await second.WaitForExitAsync());
            Assert.Contains(second.Output, static line => line.Contains("in use by another process", StringComparison.Ordinal));
        }
        else
        {
            await second.WaitForUrlAsync();
        }

        await server.GroupAsync("ann", "bob");
    }
}
