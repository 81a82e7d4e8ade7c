using Parley.Storage.Tests;
using Parley.TestKit.Databases;

[assembly: AssemblyFixture(typeof(SharedPostgres))]

namespace Parley.Storage.Tests;

/// <summary>One PostgreSQL for all tests, each of which has a database of its own.</summary>
public sealed class SharedPostgres() : PostgresServer(fsync: false), IAsyncLifetime;
