using Parley.TestKit.Databases;

namespace Parley.Server.Tests.Crashes;

public sealed class PostgresCrashTests(CrashingPostgres postgres) : CrashSpecification, IClassFixture<CrashingPostgres>
{
    protected override async Task<ITestDatabase> CreateDatabaseAsync() => await postgres.CreateDatabaseAsync();

    protected override async Task CrashDatabaseAsync()
    {
        await postgres.KillAsync();
        await postgres.StartAsync();
    }
}
