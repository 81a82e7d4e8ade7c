namespace Parley.Messaging.Appending;

/// <summary>Makes the batches of the <see cref="AppendWorker"/>.</summary>
public sealed class AppendBatchFactory(MessagingRules rules, IdGenerator ids, TimeProvider time)
{
    internal BatchHalves Halve(List<PendingCommand> commands) => BatchHalves.Of(commands, rules.Limits);

    internal AppendBatch Create(IReadOnlyList<PendingCommand> commands, bool isPart = false)
    {
        // Whole milliseconds: what both databases give back.
        DateTimeOffset now = DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
        return new AppendBatch(commands, isPart, rules, ids, now);
    }
}
