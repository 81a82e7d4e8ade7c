namespace Parley.Server.Tests.Rules;

[Collection<RulesOnSqlite>]
public sealed class ModeratorRulesOnSqliteTests(SqliteRulesServer server) : ModeratorRulesSpecification(server);
