using Parley.TestKit.Databases;
using Parley.TestKit.Tests.Databases;

[assembly: AssemblyFixture(typeof(SharedPostgres))]

namespace Parley.TestKit.Tests.Databases;

/// <summary>The PostgreSQL of all tests that leave it alone.</summary>
public sealed class SharedPostgres() : PostgresServer(fsync: false), IAsyncLifetime;
