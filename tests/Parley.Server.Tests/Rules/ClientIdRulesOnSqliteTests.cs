namespace Parley.Server.Tests.Rules;

[Collection<RulesOnSqlite>]
public sealed class ClientIdRulesOnSqliteTests(SqliteRulesServer server) : ClientIdRulesSpecification(server);
