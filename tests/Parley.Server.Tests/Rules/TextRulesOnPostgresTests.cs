namespace Parley.Server.Tests.Rules;

[Collection<RulesOnPostgres>]
public sealed class TextRulesOnPostgresTests(PostgresRulesServer server) : TextRulesSpecification(server);
