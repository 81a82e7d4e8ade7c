namespace Parley.Messaging.Events;

/// <summary>Where everything that is stored is told, after its commit; events of a conversation in the order of their <c>rev</c>.</summary>
public interface IEventBus
{
    /// <summary>Never throws for a listener that fails.</summary>
    void Publish(ChatEvent chatEvent);

    /// <summary>
    /// <paramref name="listener"/> is called for every event, one after the other, on the path of every message: it must be quick and must
    /// not block. Disposing ends the subscription.
    /// </summary>
    IDisposable Subscribe(Action<ChatEvent> listener);
}
