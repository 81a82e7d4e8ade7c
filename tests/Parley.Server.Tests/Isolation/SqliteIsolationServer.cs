namespace Parley.Server.Tests.Isolation;

public sealed class SqliteIsolationServer : IsolationServer;
