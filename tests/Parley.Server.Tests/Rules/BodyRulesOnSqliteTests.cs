namespace Parley.Server.Tests.Rules;

[Collection<RulesOnSqlite>]
public sealed class BodyRulesOnSqliteTests(SqliteRulesServer server) : BodyRulesSpecification(server);
