using Parley.TestKit.Databases;

namespace Parley.Storage.Tests.Appending;

public sealed class SqliteLimitTests : LimitSpecification
{
    protected override Task<ITestDatabase> CreateDatabaseAsync() => Task.FromResult<ITestDatabase>(new SqliteDatabase());
}
