namespace Parley.Server.Tests.Rules;

/// <inheritdoc cref="RulesOnSqlite"/>
[CollectionDefinition]
public sealed class RulesOnPostgres : ICollectionFixture<PostgresRulesServer>;
