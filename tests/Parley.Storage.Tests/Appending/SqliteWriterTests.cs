using Parley.Messaging;
using Parley.Storage.Sqlite;
using Parley.TestKit.Databases;

namespace Parley.Storage.Tests.Appending;

/// <summary>The thread that writes to a SQLite file.</summary>
public sealed class SqliteWriterTests
{
    [Fact]
    public async Task Work_after_the_end_is_told_that_the_database_is_away()
    {
        using var folder = new TemporaryFolder("writer");
        var writer = new SqliteWriter(folder.File("test.db"));
        await writer.DisposeAsync();

        await Assert.ThrowsAsync<StoreUnavailableException>(() => writer.RunAsync(static _ => { }));
    }
}
