using Parley.Storage.Tests.Databases;
using Parley.TestKit.Databases;

namespace Parley.Storage.Tests.Policies;

public sealed class PostgresQuotaPruningTests(SharedPostgres server) : QuotaPruningSpecification
{
    protected override async Task<ITestDatabase> CreateDatabaseAsync() => await server.CreateDatabaseAsync();
}
