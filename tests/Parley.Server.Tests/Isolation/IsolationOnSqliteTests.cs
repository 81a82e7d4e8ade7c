namespace Parley.Server.Tests.Isolation;

public sealed class IsolationOnSqliteTests(SqliteIsolationServer server)
    : IsolationSpecification(server), IClassFixture<SqliteIsolationServer>;
