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
        while (await queue.TakeAsync(MaxBatch) is { Count: > 0 } commands)
        {
            await StoreAsync(commands, attempt: 1);
        }

        publisher.Close();
        await publishing;
    }

    private async Task StoreAsync(List<PendingCommand> commands, int attempt)
    {
        AppendBatch batch;
        try
        {
            batch = batches.Create(commands);
            await store.ExecuteAsync(batch, CancellationToken.None);
        }
        catch (StoreUnavailableException exception)
        {
            LogUnavailable(exception, commands.Count);
            Fail(commands, ParleyError.Unavailable);

            // They waited as long as this batch took to fail; the next one would make them wait as long again.
            Fail(queue.TakeWaiting(), ParleyError.Unavailable);
            return;
        }
        catch (BatchConflictException exception) when (attempt < MaxAttempts)
        {
            LogConflict(exception, commands.Count, attempt);
            await StoreAsync(commands, attempt + 1);
            return;
        }
        catch (Exception exception) when (commands.Count > 1)
        {
            // One command that cannot be stored must not fail its neighbours: each gets a transaction of its own.
            LogIsolating(exception, commands.Count);
            foreach (PendingCommand command in commands)
            {
                await StoreAsync([command], attempt: 1);
            }

            return;
        }
        catch (BatchConflictException exception)
        {
            LogConflict(exception, commands.Count, attempt);
            Fail(commands, ParleyError.Unavailable);
            return;
        }
        catch (Exception exception)
        {
            LogFailed(exception);
            Fail(commands, ParleyError.Internal);
            return;
        }

        metrics.Committed(batch.Changes, commands.Count);
        await publisher.PublishAsync(new CommittedBatch(batch.Changes.Events, commands));
    }

    private static void Fail(List<PendingCommand> commands, ParleyError error)
    {
        foreach (PendingCommand command in commands)
        {
            command.Fail(error);
        }
    }
}
