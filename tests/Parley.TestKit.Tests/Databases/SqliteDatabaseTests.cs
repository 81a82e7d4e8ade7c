using Parley.TestKit.Databases;

namespace Parley.TestKit.Tests.Databases;

public sealed class SqliteDatabaseTests
{
    [Fact]
    public async Task Its_file_has_a_folder_that_goes_with_it()
    {
        var database = new SqliteDatabase();
        await File.WriteAllTextAsync(database.File, "written", TestContext.Current.CancellationToken);
        string folder = Path.GetDirectoryName(database.File)!;

        await database.DisposeAsync();

        Assert.Equal($"sqlite:{folder}/test.db", database.Url);
        Assert.False(Directory.Exists(folder));
    }
}
