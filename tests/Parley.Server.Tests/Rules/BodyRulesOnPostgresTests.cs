namespace Parley.Server.Tests.Rules;

[Collection<RulesOnPostgres>]
public sealed class BodyRulesOnPostgresTests(PostgresRulesServer server) : BodyRulesSpecification(server);
