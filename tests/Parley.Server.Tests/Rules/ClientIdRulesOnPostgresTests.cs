namespace Parley.Server.Tests.Rules;

[Collection<RulesOnPostgres>]
public sealed class ClientIdRulesOnPostgresTests(PostgresRulesServer server) : ClientIdRulesSpecification(server);
