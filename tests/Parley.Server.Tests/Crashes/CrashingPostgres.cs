using Parley.TestKit.Databases;

namespace Parley.Server.Tests.Crashes;

/// <summary>A PostgreSQL that syncs its commits, to be killed.</summary>
public sealed class CrashingPostgres() : PostgresServer(fsync: true), IAsyncLifetime;
