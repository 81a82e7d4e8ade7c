namespace Parley.Server.Tests.Rules;

[Collection<RulesOnPostgres>]
public sealed class AttachmentRulesOnPostgresTests(PostgresRulesServer server) : AttachmentRulesSpecification(server);
