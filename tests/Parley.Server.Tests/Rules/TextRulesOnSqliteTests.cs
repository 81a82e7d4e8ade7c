namespace Parley.Server.Tests.Rules;

[Collection<RulesOnSqlite>]
public sealed class TextRulesOnSqliteTests(SqliteRulesServer server) : TextRulesSpecification(server);
