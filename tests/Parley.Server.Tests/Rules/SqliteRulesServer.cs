namespace Parley.Server.Tests.Rules;

public sealed class SqliteRulesServer : RulesServer;
