namespace Parley.Server.Tests.Rules;

/// <summary>One server, and so one clock, for all rules; they run one after the other.</summary>
[CollectionDefinition]
public sealed class RulesOnSqlite : ICollectionFixture<SqliteRulesServer>;
