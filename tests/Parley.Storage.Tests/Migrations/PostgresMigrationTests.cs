using Parley.Storage.Tests.Databases;
using Parley.TestKit.Databases;

namespace Parley.Storage.Tests.Migrations;

public sealed class PostgresMigrationTests(SharedPostgres server) : MigrationSpecification
{
    protected override async Task<ITestDatabase> CreateDatabaseAsync() => await server.CreateDatabaseAsync();
}
