using Parley.Storage.Tests.Databases;

namespace Parley.Storage.Tests.Reading;

public sealed class SqliteAudienceTests : AudienceSpecification
{
    private protected override Task<TestStore> CreateStoreAsync() => SqliteStore.CreateAsync();
}
