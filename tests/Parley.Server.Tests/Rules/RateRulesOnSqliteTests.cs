namespace Parley.Server.Tests.Rules;

[Collection<RulesOnSqlite>]
public sealed class RateRulesOnSqliteTests(SqliteRulesServer server) : RateRulesSpecification(server);
