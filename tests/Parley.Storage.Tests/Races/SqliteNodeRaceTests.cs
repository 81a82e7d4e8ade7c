using Parley.TestKit.Databases;

namespace Parley.Storage.Tests.Races;

public sealed class SqliteNodeRaceTests : NodeRaceSpecification
{
    protected override Task<ITestDatabase> CreateDatabaseAsync() => Task.FromResult<ITestDatabase>(new SqliteDatabase());
}
