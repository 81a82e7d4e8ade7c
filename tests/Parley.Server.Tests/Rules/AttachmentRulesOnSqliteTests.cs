namespace Parley.Server.Tests.Rules;

[Collection<RulesOnSqlite>]
public sealed class AttachmentRulesOnSqliteTests(SqliteRulesServer server) : AttachmentRulesSpecification(server);
