using Parley.Storage.Tests.Databases;

namespace Parley.Storage.Tests.Reading;

public sealed class SqliteMessageReaderTests : MessageReaderSpecification
{
    private protected override Task<TestStore> CreateStoreAsync() => SqliteStore.CreateAsync();
}
