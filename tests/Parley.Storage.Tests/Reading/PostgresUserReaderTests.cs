using Parley.Storage.Tests.Databases;

namespace Parley.Storage.Tests.Reading;

public sealed class PostgresUserReaderTests(SharedPostgres postgres) : UserReaderSpecification
{
    private protected override Task<TestStore> CreateStoreAsync() => PostgresStore.CreateAsync(postgres);
}
