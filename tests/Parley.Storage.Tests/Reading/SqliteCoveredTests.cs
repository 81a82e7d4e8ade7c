using Parley.Storage.Tests.Databases;

namespace Parley.Storage.Tests.Reading;

public sealed class SqliteCoveredTests : CoveredSpecification
{
    private protected override Task<TestStore> CreateStoreAsync() => SqliteStore.CreateAsync();
}
