namespace Parley.Server.Tests.Rules;

[Collection<RulesOnPostgres>]
public sealed class RateRulesOnPostgresTests(PostgresRulesServer server) : RateRulesSpecification(server);
