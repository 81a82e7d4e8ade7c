using Microsoft.Extensions.Logging;
using Parley.Messaging.Events;

namespace Parley.Messaging.Appending;

/// <summary>Tells what committed, in the order of <c>rev</c>, then answers those who wait. The database may work on the next batch meanwhile.</summary>
public sealed partial class AppendPublisher(IEventBus bus, ILogger<AppendPublisher> logger)
{
    internal void Publish(List<CommittedBatch> committed)
    {
        if (committed.Count == 0)
        {
            return;
        }

        // Whatever a bus does: if this threw, the worker would end.
        try
        {
            using IDisposable together = bus.BeginBatch();
            foreach (CommittedBatch batch in committed)
            {
                Tell(batch.Events);
                Answer(batch.Commands);
            }
        }
        catch (Exception exception)
        {
            LogBatchNotTold(exception);
            committed.ForEach(batch => Answer(batch.Commands));
        }
    }

    private void Tell(IReadOnlyList<ChatEvent> events)
    {
        foreach (ChatEvent chatEvent in events)
        {
            Tell(chatEvent);
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

    // Once more does nothing.
    private static void Answer(IReadOnlyList<PendingCommand> commands)
    {
        foreach (PendingCommand command in commands)
        {
            command.Complete();
        }
    }
}
