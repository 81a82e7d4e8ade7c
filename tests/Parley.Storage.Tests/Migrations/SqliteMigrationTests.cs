using Parley.TestKit.Databases;

namespace Parley.Storage.Tests.Migrations;

public sealed class SqliteMigrationTests : MigrationSpecification
{
    protected override Task<ITestDatabase> CreateDatabaseAsync() => Task.FromResult<ITestDatabase>(new SqliteDatabase());
}
