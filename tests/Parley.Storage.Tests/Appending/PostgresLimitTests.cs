using Parley.Storage.Tests.Databases;
using Parley.TestKit.Databases;

namespace Parley.Storage.Tests.Appending;

public sealed class PostgresLimitTests(SharedPostgres server) : LimitSpecification
{
    protected override async Task<ITestDatabase> CreateDatabaseAsync() => await server.CreateDatabaseAsync();
}
