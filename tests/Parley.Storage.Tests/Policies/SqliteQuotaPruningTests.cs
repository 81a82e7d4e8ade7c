using Parley.TestKit.Databases;

namespace Parley.Storage.Tests.Policies;

public sealed class SqliteQuotaPruningTests : QuotaPruningSpecification
{
    protected override Task<ITestDatabase> CreateDatabaseAsync() => Task.FromResult<ITestDatabase>(new SqliteDatabase());
}
