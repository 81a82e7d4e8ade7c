using Parley.Messaging.Policies;
using Parley.TestKit.Databases;
using Parley.TestKit.Messaging;

namespace Parley.Storage.Tests.Policies;

/// <summary>What users sent on a day is forgotten once its cap no longer matters.</summary>
public abstract class QuotaPruningSpecification
{
    private const string Days = "select count(*) from quotas";

    protected abstract Task<ITestDatabase> CreateDatabaseAsync();

    [Fact]
    public async Task Quotas_of_the_last_two_days_stay_and_older_ones_go_however_many()
    {
        await using ITestDatabase database = await CreateDatabaseAsync();
        await using RunningCore core = await RunningCore.StartAsync(database);
        DateOnly today = DateOnly.FromDateTime(DateTime.UtcNow);
        await WriteAsync(database, today, 1);
        await WriteAsync(database, today.AddDays(-1), 1);
        await WriteAsync(database, today.AddDays(-4), 2_500);

        Assert.Equal(2_500, await core.Get<QuotaPruner>().PruneAsync(TestContext.Current.CancellationToken));

        Assert.Equal(2, await StoredRows.NumberAsync(database, Days));
    }

    private static Task WriteAsync(ITestDatabase database, DateOnly day, int users) => StoredRows.ExecuteAsync(
        database,
        $"""
        with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < {users})
        insert into quotas (company_id, user_id, day, sent) select 'acme', 'user ' || n, '{day:yyyy-MM-dd}', 1 from numbers
        """);
}
