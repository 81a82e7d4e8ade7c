using Parley.Storage.Tests.Databases;
using Parley.TestKit.Databases;

[assembly: AssemblyFixture(typeof(SharedPostgres))]

namespace Parley.Storage.Tests.Databases;

/// <summary>The PostgreSQL that all tests of this assembly share; each has a database of its own in it.</summary>
public sealed class SharedPostgres() : PostgresServer(fsync: false), IAsyncLifetime;
