using Parley.TestKit.Databases;

namespace Parley.Storage.Tests.Races;

public sealed class SqliteClosingRaceTests : ClosingRaceSpecification
{
    protected override Task<ITestDatabase> CreateDatabaseAsync() => Task.FromResult<ITestDatabase>(new SqliteDatabase());
}
