namespace Parley.Server.Tests.Isolation;

public sealed class SocketIsolationOnPostgresTests(PostgresIsolationServer server)
    : SocketIsolationSpecification(server), IClassFixture<PostgresIsolationServer>;
