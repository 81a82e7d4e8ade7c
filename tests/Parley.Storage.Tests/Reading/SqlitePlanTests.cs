using Parley.Storage.Reading;
using Parley.Storage.Tests.Databases;

namespace Parley.Storage.Tests.Reading;

public sealed class SqlitePlanTests : PlanSpecification
{
    [Fact]
    public async Task Deleted_messages_are_counted_in_the_index_alone()
    {
        string plan = await Store.ExplainAsync($"select {UnreadCount.Sql(Database)} from members m cross join conversations c where c.id = m.conversation_id");

        Assert.Contains("COVERING INDEX messages_deleted", plan, StringComparison.Ordinal);
    }

    private protected override string PrimaryKeyOfMembers => "USING PRIMARY KEY (conversation_id=?)";

    private protected override string PrimaryKeyOfMessages => "USING PRIMARY KEY (conversation_id=? AND seq>?)";

    private protected override string[] Scans => ["SCAN TABLE messages", "SCAN messages"];

    private protected override Task MeasureAsync() => Task.CompletedTask;

    private protected override Task<TestStore> CreateStoreAsync() => SqliteStore.CreateAsync();
}
