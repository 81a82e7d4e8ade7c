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

    // What is stored and not told yet.
    private List<CommittedBatch> _committed = [];

    /// <summary>Runs until the queue is closed and everything in it was answered.</summary>
    public async Task RunAsync()
    {
        try
        {
            while (true)
            {
                List<PendingCommand> commands = queue.Take(MaxBatch);
                if (commands.Count > 0)
                {
                    await StoreAndTellAsync(commands);
                    continue;
                }

                publisher.Publish(TakeCommitted());
                if (!await queue.WaitAsync())
                {
                    break;
                }
            }
        }
        finally
        {
            // However this ends, nobody waits for a worker that is gone.
            publisher.Publish(TakeCommitted());
            queue.Close();
            Fail(queue.TakeWaiting(), ParleyError.Unavailable);
        }
    }

    /// <summary>Stores a batch, and tells what was committed before it while the database works.</summary>
    private async Task StoreAndTellAsync(List<PendingCommand> commands)
    {
        List<CommittedBatch> before = TakeCommitted();
        Task<bool> storing = StoreAsync(commands, new Attempt(queue.DeadlineOfBatch()));
        publisher.Publish(before);
        try
        {
            if (!await storing)
            {
                // They waited as long as this batch took to fail; the next one would make them wait as long again.
                Fail(queue.TakeWaiting(), ParleyError.Unavailable);
            }
        }
        catch
        {
            publisher.Publish(TakeCommitted());
            Fail(commands, ParleyError.Internal);
            throw;
        }
    }

    private List<CommittedBatch> TakeCommitted()
    {
        List<CommittedBatch> committed = _committed;
        _committed = [];
        return committed;
    }

    // Two transactions side by side take half as long. The next batch begins when both have ended, so that it overtakes neither; and what could not be
    // stored is looked for then, when all that it may still wait for is somebody else's.
    private async Task<bool> StoreAsync(List<PendingCommand> commands, Attempt attempt)
    {
        (List<PendingCommand> first, List<PendingCommand> second) = store.IsConcurrent && !attempt.IsPart
            ? batches.Halve(commands)
            : new BatchHalves(commands, []);
        if (second.Count == 0)
        {
            Outcome outcome = await TryAsync(first, attempt);
            return await EndAsync(first, outcome, attempt, !outcome.IsAway);
        }

        Task<Outcome> aside = Task.Run(() => TryAsync(second, attempt));
        Outcome ofFirst = await TryAsync(first, attempt);
        Outcome ofSecond = await aside;
        bool isThere = !ofFirst.IsAway && !ofSecond.IsAway;
        isThere = await EndAsync(first, ofFirst, attempt, isThere);
        return await EndAsync(second, ofSecond, attempt, isThere);
    }

    /// <summary>One transaction, or as many as other nodes make necessary. Answers every command unless the outcome is a failure.</summary>
    private async Task<Outcome> TryAsync(List<PendingCommand> commands, Attempt attempt)
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
            return new Outcome(IsAway: true);
        }
        catch (BatchConflictException exception) when (attempt.Number < MaxAttempts && !queue.IsPast(attempt.Deadline))
        {
            LogConflict(exception, commands.Count, attempt.Number);
            return await TryAsync(commands, attempt with { Number = attempt.Number + 1 });
        }
        catch (Exception exception)
        {
            return new Outcome(Failure: exception);
        }

        metrics.Committed(batch.Changes, commands.Count);
        return new Outcome(new CommittedBatch(batch.Changes.Events, commands));
    }

    /// <summary>Notes what was stored, or answers those whose transaction failed; false when the database is away.</summary>
    private async Task<bool> EndAsync(List<PendingCommand> commands, Outcome outcome, Attempt attempt, bool isThere)
    {
        if (outcome.Committed is { } committed)
        {
            _committed.Add(committed);
        }

        if (outcome.Failure is not { } failure)
        {
            return isThere;
        }

        if (!isThere)
        {
            Fail(commands, ParleyError.Unavailable);
            return false;
        }

        if (commands.Count > 1 && !queue.IsPast(attempt.Deadline))
        {
            LogIsolating(failure, commands.Count);
            return await StorePartsAsync(commands, attempt with { Number = 1, IsPart = true });
        }

        GiveUp(commands, failure);
        return true;
    }

    // One command that cannot be stored must neither fail its neighbours nor cost each of them a transaction: halving finds it.
    private async Task<bool> StorePartsAsync(List<PendingCommand> commands, Attempt attempt)
    {
        int half = commands.Count / 2;
        if (await StoreAsync(commands[..half], attempt))
        {
            return await StoreAsync(commands[half..], attempt);
        }

        Fail(commands[half..], ParleyError.Unavailable);
        return false;
    }

    private void GiveUp(List<PendingCommand> commands, Exception failure)
    {
        if (failure is BatchConflictException or StoreBusyException || commands.Count > 1)
        {
            LogGivenUp(failure, commands.Count);
            Fail(commands, ParleyError.Unavailable);
        }
        else
        {
            LogFailed(failure);
            Fail(commands, ParleyError.Internal);
        }
    }

    /// <summary>Which try it is, and until when another one may begin.</summary>
    private readonly record struct Attempt(long Deadline, int Number = 1, bool IsPart = false);

    /// <summary>How a transaction ended: stored, or the database was away, or it failed by itself.</summary>
    private readonly record struct Outcome(CommittedBatch? Committed = null, bool IsAway = false, Exception? Failure = null);

    private static void Fail(List<PendingCommand> commands, ParleyError error)
    {
        foreach (PendingCommand command in commands)
        {
            command.Fail(error);
        }
    }
}
