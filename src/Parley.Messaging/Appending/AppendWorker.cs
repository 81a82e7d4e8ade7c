using Microsoft.Extensions.Logging;

namespace Parley.Messaging.Appending;

/// <summary>
/// Runs one transaction after the other over what waits in the <see cref="AppendQueue"/>. One worker a process: the events of a conversation
/// leave in the order of its <c>rev</c> because there is nobody to overtake.
/// </summary>
public sealed partial class AppendWorker(
    AppendQueue queue,
    IAppendStore store,
    AppendPublisher publisher,
    AppendBatchFactory batches,
    MessagingMetrics metrics,
    ILogger<AppendWorker> logger)
{
    /// <summary>Commands a transaction. More gain nothing: the cost of the commit is spread by then.</summary>
    public const int MaxBatch = 256;

    private const int MaxAttempts = 5;

    /// <summary>Runs until the queue is closed and everything in it was answered.</summary>
    public async Task RunAsync()
    {
        Task publishing = publisher.RunAsync();
        try
        {
            while (await queue.TakeAsync(MaxBatch) is { Count: > 0 } commands)
            {
                if (!await TryStoreAsync(commands))
                {
                    // They waited as long as this batch took to fail; the next one would make them wait as long again.
                    Fail(queue.TakeWaiting(), ParleyError.Unavailable);
                }
            }
        }
        finally
        {
            // However this ends, nobody waits for a worker that is gone.
            queue.Close();
            Fail(queue.TakeWaiting(), ParleyError.Unavailable);
            publisher.Close();
            await publishing;
        }
    }

    // Two transactions side by side take half as long. The next batch begins when both have ended, so that it overtakes neither.
    private async Task<bool> TryStoreAsync(List<PendingCommand> commands)
    {
        var attempt = new Attempt(queue.DeadlineOfBatch());
        (List<PendingCommand> first, List<PendingCommand> second) = store.IsConcurrent ? BatchHalves.Of(commands) : new BatchHalves(commands, []);
        if (second.Count == 0)
        {
            return await TryStoreAsync(first, attempt);
        }

        Task<bool> aside = Task.Run(() => TryStoreAsync(second, attempt));
        bool isThere = await TryStoreAsync(first, attempt);
        return await aside && isThere;
    }

    /// <summary>Answers every command, now or through the publisher; false when the database is away.</summary>
    private async Task<bool> TryStoreAsync(List<PendingCommand> commands, Attempt attempt)
    {
        AppendBatch batch;
        try
        {
            // A new batch for each attempt: what a failed one has half decided is gone with it.
            batch = batches.Create(commands, attempt.IsPart);
            await store.ExecuteAsync(batch, CancellationToken.None);
        }
        catch (StoreUnavailableException exception)
        {
            LogUnavailable(exception, commands.Count);
            Fail(commands, ParleyError.Unavailable);
            return false;
        }
        catch (BatchConflictException exception) when (attempt.Number < MaxAttempts && !queue.IsPast(attempt.Deadline))
        {
            LogConflict(exception, commands.Count, attempt.Number);
            return await TryStoreAsync(commands, attempt with { Number = attempt.Number + 1 });
        }
        catch (Exception exception) when (commands.Count > 1 && !queue.IsPast(attempt.Deadline))
        {
            LogIsolating(exception, commands.Count);
            return await TryStoreHalvesAsync(commands, attempt with { Number = 1, IsPart = true });
        }
        catch (Exception exception) when (exception is BatchConflictException or StoreBusyException || commands.Count > 1)
        {
            LogGivenUp(exception, commands.Count);
            Fail(commands, ParleyError.Unavailable);
            return true;
        }
        catch (Exception exception)
        {
            LogFailed(exception);
            Fail(commands, ParleyError.Internal);
            return true;
        }

        metrics.Committed(batch.Changes, commands.Count);
        await publisher.PublishAsync(new CommittedBatch(batch.Changes.Events, commands));
        return true;
    }

    // One command that cannot be stored must neither fail its neighbours nor cost each of them a transaction: halving finds it.
    private async Task<bool> TryStoreHalvesAsync(List<PendingCommand> commands, Attempt attempt)
    {
        int half = commands.Count / 2;
        if (await TryStoreAsync(commands[..half], attempt))
        {
            return await TryStoreAsync(commands[half..], attempt);
        }

        Fail(commands[half..], ParleyError.Unavailable);
        return false;
    }

    /// <summary>Which try it is, and until when another one may begin.</summary>
    private readonly record struct Attempt(long Deadline, int Number = 1, bool IsPart = false);

    private static void Fail(List<PendingCommand> commands, ParleyError error)
    {
        foreach (PendingCommand command in commands)
        {
            command.Fail(error);
        }
    }
}
