using System.Diagnostics;
using Parley.Messaging;
using Parley.Messaging.Events;
using Parley.Messaging.Messages;
using Parley.TestKit.Databases;
using Parley.TestKit.Messaging;

namespace Parley.Storage.Tests.Faults;

/// <summary>A PostgreSQL that goes away and comes back, in every way that it can.</summary>
public sealed class PostgresOutageTests(FaultyPostgres server) : IClassFixture<FaultyPostgres>
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task A_stopped_database_is_told_at_once_and_found_again()
    {
        await using PostgresDatabase database = await server.CreateDatabaseAsync();
        await using RunningCore core = await RunningCore.StartAsync(database);
        CoreLoad load = await CoreLoad.StartAsync(core);
        await load.SendAsync(5);

        await server.StopAsync();
        (ParleyError error, TimeSpan took) = await load.SendUntilRefusedAsync();
        bool wasReady = await core.Get<IParleyDatabase>().IsReadyAsync(TestContext.Current.CancellationToken);
        await server.StartAsync();

        Assert.NotNull(error.RetryAfter);
        Assert.InRange(took, TimeSpan.Zero, Limit);
        Assert.False(wasReady);
        await load.AssertSoundAsync(database);
    }

    [Fact]
    public async Task A_silent_database_keeps_no_sender_waiting()
    {
        await using PostgresDatabase database = await server.CreateDatabaseAsync();
        await using RunningCore core = await RunningCore.StartAsync(database);
        CoreLoad load = await CoreLoad.StartAsync(core);
        Task inFlight = load.SendAsync(int.MaxValue);

        await server.SuspendAsync();
        long start = Stopwatch.GetTimestamp();
        (ParleyError Error, TimeSpan Took)[] queued = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => load.SendUntilRefusedAsync()));
        await inFlight;
        TimeSpan all = Stopwatch.GetElapsedTime(start);
        (ParleyError Error, TimeSpan Took) later = await load.SendUntilRefusedAsync();
        await server.ResumeAsync();

        TestContext.Current.SendDiagnosticMessage($"in flight {all}, queued {queued.Max(static one => one.Took)}, later {later.Took}");
        Assert.InRange(all, TimeSpan.Zero, Limit);
        Assert.InRange(later.Took, TimeSpan.Zero, Limit);
        await load.AssertSoundAsync(database);
    }

    [Fact]
    public async Task A_silent_database_keeps_no_reader_waiting()
    {
        await using PostgresDatabase database = await server.CreateDatabaseAsync();
        await using RunningCore core = await RunningCore.StartAsync(database);
        IMessageReader reader = core.Get<IMessageReader>();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => reader.FindAsync("acme", Guid.Empty, CancellationToken.None)));

        await server.SuspendAsync();
        TimeSpan[] first = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => FailAsync(reader)));
        TimeSpan[] second = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => FailAsync(reader)));
        await server.ResumeAsync();

        TestContext.Current.SendDiagnosticMessage($"at first {first.Max()}, then {second.Max()}");
        Assert.InRange(first.Max(), TimeSpan.Zero, Limit);
        Assert.InRange(second.Max(), TimeSpan.Zero, Limit);
        Assert.True(await core.Get<IParleyDatabase>().IsReadyAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_database_restarted_ten_times_loses_and_doubles_nothing()
    {
        await using PostgresDatabase database = await server.CreateDatabaseAsync();
        await using RunningCore core = await RunningCore.StartAsync(database);
        CoreLoad load = await CoreLoad.StartAsync(core);

        for (int restart = 0; restart < 10; restart++)
        {
            Task sending = load.SendAsync(int.MaxValue);
            await FaultyPostgres.MomentAsync(database);
            await (restart % 2 == 0 ? server.StopAsync(immediate: restart % 4 == 0) : server.KillAsync());
            await sending;
            await server.StartAsync();
            await load.RetryAsync();
        }

        await load.AssertSoundAsync(database);
    }

    [Fact]
    public async Task A_connection_cut_inside_the_commit_loses_and_doubles_nothing_and_leaves_nothing_untold()
    {
        await using PostgresDatabase database = await server.CreateDatabaseAsync();
        await using RunningCore core = await RunningCore.StartAsync(database);
        CoreLoad load = await CoreLoad.StartAsync(core);

        for (int wave = 0; wave < 50; wave++)
        {
            Task sending = load.SendAsync(int.MaxValue);
            while (!sending.IsCompleted)
            {
                await FaultyPostgres.CutAsync(database);
            }

            await sending;
            await load.RetryAsync();
        }

        await load.AssertSoundAsync(database);

        // Whatever was stored was acknowledged then, and told.
        Assert.Equal(0, load.Replayed);
        Assert.Equal(
            (await StoredRows.MessagesAsync(database)).Select(static message => message.Id).Order(),
            core.Events.OfType<MessageSent>().Select(static told => told.Message.Id).Order());
    }

    private static async Task<TimeSpan> FailAsync(IMessageReader reader)
    {
        long start = Stopwatch.GetTimestamp();
        await Assert.ThrowsAsync<StoreUnavailableException>(() => reader.FindAsync("acme", Guid.Empty, CancellationToken.None));
        return Stopwatch.GetElapsedTime(start);
    }
}
