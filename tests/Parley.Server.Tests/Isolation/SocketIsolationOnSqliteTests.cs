namespace Parley.Server.Tests.Isolation;

public sealed class SocketIsolationOnSqliteTests(SqliteIsolationServer server)
    : SocketIsolationSpecification(server), IClassFixture<SqliteIsolationServer>;
