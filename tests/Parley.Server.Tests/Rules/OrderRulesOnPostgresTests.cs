namespace Parley.Server.Tests.Rules;

[Collection<RulesOnPostgres>]
public sealed class OrderRulesOnPostgresTests(PostgresRulesServer server) : OrderRulesSpecification(server);
