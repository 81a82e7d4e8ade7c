using Parley.Storage.Tests.Databases;

namespace Parley.Storage.Tests.Reading;

public sealed class PostgresSyncReaderTests(SharedPostgres postgres) : SyncReaderSpecification
{
    private protected override Task<TestStore> CreateStoreAsync() => PostgresStore.CreateAsync(postgres);
}
