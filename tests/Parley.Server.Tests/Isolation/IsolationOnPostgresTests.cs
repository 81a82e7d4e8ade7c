namespace Parley.Server.Tests.Isolation;

public sealed class IsolationOnPostgresTests(PostgresIsolationServer server)
    : IsolationSpecification(server), IClassFixture<PostgresIsolationServer>;
