using Microsoft.Extensions.Options;

namespace Parley.Messaging.Receipts;

/// <summary>Forgets when messages were got and read, once that is longer ago than it is to be kept.</summary>
public sealed class ReceiptPruner(IReceiptStore receipts, IOptions<ReceiptOptions> options, TimeProvider time)
{
    /// <summary>Forgets all there are now and returns how many.</summary>
    public async Task<long> PruneAsync(CancellationToken cancellationToken)
    {
        int days = options.Value.RetentionDays;
        if (days == 0)
        {
            return 0;
        }

        // Stores keep milliseconds.
        long before = time.GetUtcNow().AddDays(-days).ToUnixTimeMilliseconds();
        return await receipts.ForgetAsync(DateTimeOffset.FromUnixTimeMilliseconds(before), cancellationToken);
    }
}
