namespace Parley.Messaging.Events;

/// <summary>
/// Where everything that is stored is told, after its commit, events of a conversation in the order of their <c>rev</c>; and who is typing.
/// </summary>
public interface IEventBus
{
    /// <summary>Never throws for a listener that fails.</summary>
    void Publish(ChatEvent chatEvent);

    /// <summary>
    /// <paramref name="listener"/> is called for every event that is stored, one after the other, on the path of every message: it must be quick
    /// and must not block. Calls for <see cref="TypingChanged"/> come one after the other, too, and may be at the same time as those. Disposing
    /// ends the subscription.
    /// </summary>
    IDisposable Subscribe(Action<ChatEvent> listener);

    /// <summary>What is published on this thread until the result is disposed belongs together, such as what one transaction stored.</summary>
    IDisposable BeginBatch();

    /// <summary>
    /// <paramref name="begin"/> is called at the beginning of each batch, on its thread, and what it returns is disposed at its end. For listeners
    /// that pass on many events in one go.
    /// </summary>
    IDisposable SubscribeToBatches(Func<IDisposable> begin);
}
