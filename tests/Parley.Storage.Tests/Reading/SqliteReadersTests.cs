using Parley.Messaging;
using Parley.Storage.Tests.Databases;

namespace Parley.Storage.Tests.Reading;

/// <summary>The connections that read a SQLite file.</summary>
public sealed class SqliteReadersTests : ReaderSpecification
{
    [Fact]
    public async Task Reads_beyond_the_readers_wait_and_all_are_answered()
    {
        int running = 0;
        int most = 0;

        await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(() => Database.ReadAsync(
            async session =>
            {
                InterlockedMax(ref most, Interlocked.Increment(ref running));
                await session.QueryAsync("select count(*) from messages", static row => row.Number(0), Cancellation);
                await Task.Yield();
                return Interlocked.Decrement(ref running);
            },
            Cancellation))));

        Assert.InRange(most, 1, Sqlite.SqliteReaders.Most);
    }

    [Fact]
    public async Task A_read_that_finds_all_readers_busy_for_too_long_is_told_so()
    {
        var end = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<bool>[] busy = [.. Enumerable.Range(0, Sqlite.SqliteReaders.Most).Select(_ => Database.ReadAsync(_ => end.Task, Cancellation))];

        await Assert.ThrowsAsync<StoreUnavailableException>(ReadOneAsync);

        end.SetResult(true);
        await Task.WhenAll(busy);
        await ReadOneAsync();
    }

    [Fact]
    public async Task A_reader_cannot_write() => await Assert.ThrowsAsync<StoreUnavailableException>(
        () => Database.QueryAsync("delete from messages", static row => row.Number(0), Cancellation));

    private protected override Task<TestStore> CreateStoreAsync() => SqliteStore.CreateAsync();

    private Task<List<long>> ReadOneAsync() => Database.QueryAsync("select 1", static row => row.Number(0), Cancellation);

    private static void InterlockedMax(ref int most, int value)
    {
        int seen;
        while (value > (seen = Volatile.Read(ref most)))
        {
            Interlocked.CompareExchange(ref most, value, seen);
        }
    }
}
