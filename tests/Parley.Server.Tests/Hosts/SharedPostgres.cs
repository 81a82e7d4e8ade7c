using Parley.Server.Tests.Hosts;
using Parley.TestKit.Databases;

[assembly: AssemblyFixture(typeof(SharedPostgres))]

namespace Parley.Server.Tests.Hosts;

/// <summary>The PostgreSQL that all tests of this assembly share, started by the first one that wants a database.</summary>
public sealed class SharedPostgres : IAsyncDisposable
{
    private readonly SemaphoreSlim _starting = new(1);
    private PostgresServer? _server;

    public async Task<ITestDatabase> CreateDatabaseAsync()
    {
        await _starting.WaitAsync();
        try
        {
            if (_server is null)
            {
                _server = new PostgresServer(fsync: false);
                await _server.InitializeAsync();
            }
        }
        finally
        {
            _starting.Release();
        }

        return await _server.CreateDatabaseAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _starting.Dispose();
    }
}
