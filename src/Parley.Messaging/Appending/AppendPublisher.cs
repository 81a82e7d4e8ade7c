using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Parley.Messaging.Events;

namespace Parley.Messaging.Appending;

/// <summary>
/// Tells what committed, batch after batch, then answers those who wait. A loop of its own, so that the database already works on the next
/// batch while this one goes out.
/// </summary>
public sealed partial class AppendPublisher(IEventBus bus, ILogger<AppendPublisher> logger)
{
    // A worker further ahead than this would only fill memory.
    private readonly Channel<CommittedBatch> _committed = Channel.CreateBounded<CommittedBatch>(
        new BoundedChannelOptions(4) { SingleReader = true });

    internal ValueTask PublishAsync(CommittedBatch batch) => _committed.Writer.WriteAsync(batch, CancellationToken.None);

    /// <summary>Runs until it is closed and everything committed was told and answered.</summary>
    internal async Task RunAsync()
    {
        await foreach (CommittedBatch batch in _committed.Reader.ReadAllAsync(CancellationToken.None))
        {
            Tell(batch.Events);

            foreach (PendingCommand command in batch.Commands)
            {
                command.Complete();
            }
        }
    }

    internal void Close() => _committed.Writer.TryComplete();

    // Whatever a bus does: if this loop ended, the worker would wait for it for ever.
    private void Tell(IReadOnlyList<ChatEvent> events)
    {
        try
        {
            using IDisposable together = bus.BeginBatch();
            foreach (ChatEvent chatEvent in events)
            {
                Tell(chatEvent);
            }
        }
        catch (Exception exception)
        {
            LogBatchNotTold(exception);
        }
    }

    private void Tell(ChatEvent chatEvent)
    {
        try
        {
            bus.Publish(chatEvent);
        }
        catch (Exception exception)
        {
            LogNotTold(exception, chatEvent.GetType().Name);
        }
    }
}
