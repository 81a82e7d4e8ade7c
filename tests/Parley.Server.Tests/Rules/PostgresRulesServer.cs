using Parley.Server.Tests.Hosts;
using Parley.TestKit.Databases;

namespace Parley.Server.Tests.Rules;

public sealed class PostgresRulesServer(SharedPostgres postgres) : RulesServer
{
    protected override Task<ITestDatabase> CreateDatabaseAsync() => postgres.CreateDatabaseAsync();
}
