using Parley.Storage.Tests.Databases;
using Parley.TestKit.Databases;

namespace Parley.Storage.Tests.Races;

public sealed class PostgresClosingRaceTests(SharedPostgres server) : ClosingRaceSpecification
{
    protected override async Task<ITestDatabase> CreateDatabaseAsync() => await server.CreateDatabaseAsync();
}
