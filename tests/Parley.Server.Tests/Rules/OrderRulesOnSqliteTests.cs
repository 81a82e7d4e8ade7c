namespace Parley.Server.Tests.Rules;

[Collection<RulesOnSqlite>]
public sealed class OrderRulesOnSqliteTests(SqliteRulesServer server) : OrderRulesSpecification(server);
