using Parley.TestKit.Databases;

namespace Parley.Storage.Tests.Faults;

public sealed class SqlitePoisonTests : PoisonSpecification
{
    protected override Task<ITestDatabase> CreateDatabaseAsync() => Task.FromResult<ITestDatabase>(new SqliteDatabase());

    protected override string? TextWithZero => null;
}
