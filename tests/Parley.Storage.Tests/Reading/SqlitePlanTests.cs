using Parley.Storage.Tests.Databases;

namespace Parley.Storage.Tests.Reading;

public sealed class SqlitePlanTests : PlanSpecification
{
    private protected override string PrimaryKeyOfMessages => "USING PRIMARY KEY (conversation_id=? AND seq>?)";

    private protected override string[] Scans => ["SCAN TABLE messages", "SCAN messages"];

    private protected override Task MeasureAsync() => Task.CompletedTask;

    private protected override Task<TestStore> CreateStoreAsync() => SqliteStore.CreateAsync();
}
