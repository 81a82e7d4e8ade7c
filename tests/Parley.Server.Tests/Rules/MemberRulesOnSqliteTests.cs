namespace Parley.Server.Tests.Rules;

[Collection<RulesOnSqlite>]
public sealed class MemberRulesOnSqliteTests(SqliteRulesServer server) : MemberRulesSpecification(server);
