using Parley.Storage.Tests.Databases;
using Parley.TestKit.Databases;

namespace Parley.Storage.Tests.Faults;

public sealed class PostgresPoisonTests(SharedPostgres server) : PoisonSpecification
{
    protected override async Task<ITestDatabase> CreateDatabaseAsync() => await server.CreateDatabaseAsync();

    protected override string? TextWithZero => "internal_error";
}
