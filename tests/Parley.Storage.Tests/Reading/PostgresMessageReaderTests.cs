using Parley.Storage.Tests.Databases;

namespace Parley.Storage.Tests.Reading;

public sealed class PostgresMessageReaderTests(SharedPostgres postgres) : MessageReaderSpecification
{
    private protected override Task<TestStore> CreateStoreAsync() => PostgresStore.CreateAsync(postgres);
}
