using Parley.Storage.Tests.Databases;

namespace Parley.Storage.Tests.Reading;

public sealed class PostgresCoveredTests(SharedPostgres postgres) : CoveredSpecification
{
    private protected override Task<TestStore> CreateStoreAsync() => PostgresStore.CreateAsync(postgres);
}
