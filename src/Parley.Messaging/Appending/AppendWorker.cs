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
                if (!await TryStoreAsync(commands, attempt: 1))
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

    /// <summary>Answers every command, now or through the publisher; false when the database is away.</summary>
    private async Task<bool> TryStoreAsync(List<PendingCommand> commands, int attempt)
    {
        AppendBatch batch;
        try
        {
            // A new batch for each attempt: what a failed one has half decided is gone with it.
            batch = batches.Create(commands);
            await store.ExecuteAsync(batch, CancellationToken.None);
        }
        catch (StoreUnavailableException exception)
        {
            LogUnavailable(exception, commands.Count);
            Fail(commands, ParleyError.Unavailable);
            return false;
        }
        catch (BatchConflictException exception) when (attempt < MaxAttempts)
        {
            LogConflict(exception, commands.Count, attempt);
            return await TryStoreAsync(commands, attempt + 1);
        }
        catch (Exception exception) when (commands.Count > 1)
        {
            LogIsolating(exception, commands.Count);
            return await TryStoreHalvesAsync(commands);
        }
        catch (BatchConflictException exception)
        {
            LogConflict(exception, commands.Count, attempt);
            Fail(commands, ParleyError.Unavailable);
            return true;
        }
        catch (Exception exception)
        {
            LogFailed(exception);
            Fail(commands, ParleyError.Internal);
            return true;
        }

        await publisher.PublishAsync(new CommittedBatch(batch.Changes.Events, commands));
        metrics.Committed(batch.Changes, commands.Count);
        return true;
    }

    // One command that cannot be stored must neither fail its neighbours nor cost each of them a transaction: halving finds it.
    private async Task<bool> TryStoreHalvesAsync(List<PendingCommand> commands)
    {
        int half = commands.Count / 2;
        if (await TryStoreAsync(commands[..half], attempt: 1))
        {
            return await TryStoreAsync(commands[half..], attempt: 1);
        }

        Fail(commands[half..], ParleyError.Unavailable);
        return false;
    }

    private static void Fail(List<PendingCommand> commands, ParleyError error)
    {
        foreach (PendingCommand command in commands)
        {
            command.Fail(error);
        }
    }
}
