using Parley.TestKit.Databases;

namespace Parley.Server.Tests.Crashes;

public sealed class SqliteCrashTests : CrashSpecification
{
    protected override Task<ITestDatabase> CreateDatabaseAsync() => Task.FromResult<ITestDatabase>(new SqliteDatabase());

    // It has died with the server.
    protected override Task CrashDatabaseAsync() => Task.CompletedTask;
}
