using Parley.Server.Tests.Rest;
using Parley.TestKit.Databases;

namespace Parley.Server.Tests.Gateways;

/// <summary>A server whose PostgreSQL is its own, to be stopped and started.</summary>
public sealed class FaultyDatabaseServer : RestServer
{
    public PostgresServer Postgres { get; } = new(fsync: false);

    protected override async Task<ITestDatabase> CreateDatabaseAsync()
    {
        await Postgres.InitializeAsync();
        return await Postgres.CreateDatabaseAsync();
    }
}
