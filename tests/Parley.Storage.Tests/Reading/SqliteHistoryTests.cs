using Parley.Storage.Tests.Databases;

namespace Parley.Storage.Tests.Reading;

public sealed class SqliteHistoryTests : HistorySpecification
{
    private protected override Task<TestStore> CreateStoreAsync() => SqliteStore.CreateAsync();
}
