namespace Parley.TestKit.Databases;

/// <summary>A SQLite file that does not exist yet, in a folder of its own.</summary>
public sealed class SqliteDatabase : ITestDatabase
{
    private readonly TemporaryFolder _folder = new("sqlite");

    public string File => _folder.File("test.db");

    public string Url => $"sqlite:{File}";

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
