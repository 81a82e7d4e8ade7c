namespace Parley.Messaging.Policies;

/// <summary>Forgets what users sent on days whose caps no longer matter.</summary>
public sealed class QuotaPruner(IQuotaStore quotas, TimeProvider time)
{
    // A page is a short transaction: senders wait behind it on SQLite.
    private const int PageSize = 1_000;

    // Yesterday's are for a node whose clock is behind, the day before for a question of an operator.
    private const int DaysKept = 2;

    /// <summary>Forgets all there are now and returns how many.</summary>
    public async Task<int> PruneAsync(CancellationToken cancellationToken)
    {
        DateOnly before = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(-DaysKept);
        int forgotten = 0;
        int page;
        do
        {
            page = await quotas.ForgetAsync(before, PageSize, cancellationToken);
            forgotten += page;
        }
        while (page == PageSize);
        return forgotten;
    }
}
