using Parley.Server.Tests.Hosts;
using Parley.TestKit.Databases;

namespace Parley.Server.Tests.Isolation;

public sealed class PostgresIsolationServer(SharedPostgres postgres) : IsolationServer
{
    protected override Task<ITestDatabase> CreateDatabaseAsync() => postgres.CreateDatabaseAsync();
}
