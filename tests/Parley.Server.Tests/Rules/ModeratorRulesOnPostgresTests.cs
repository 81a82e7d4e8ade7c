namespace Parley.Server.Tests.Rules;

[Collection<RulesOnPostgres>]
public sealed class ModeratorRulesOnPostgresTests(PostgresRulesServer server) : ModeratorRulesSpecification(server);
