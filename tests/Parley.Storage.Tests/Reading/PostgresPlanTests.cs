using Parley.Storage.Tests.Databases;

namespace Parley.Storage.Tests.Reading;

public sealed class PostgresPlanTests(SharedPostgres postgres) : PlanSpecification
{
    private protected override string PrimaryKeyOfMembers => "members_pkey";

    private protected override string PrimaryKeyOfMessages => "messages_pkey";

    private protected override string[] Scans => ["Seq Scan on messages"];

    private protected override Task MeasureAsync() => Store.ExecuteAsync("analyze");

    private protected override Task<TestStore> CreateStoreAsync() => PostgresStore.CreateAsync(postgres);
}
