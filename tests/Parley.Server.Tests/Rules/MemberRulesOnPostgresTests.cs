namespace Parley.Server.Tests.Rules;

[Collection<RulesOnPostgres>]
public sealed class MemberRulesOnPostgresTests(PostgresRulesServer server) : MemberRulesSpecification(server);
