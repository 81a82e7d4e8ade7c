namespace Parley.SocketIO;

/// <summary>Something that events can be sent to: a <see cref="Socket"/>, a <see cref="Namespace"/> or a <see cref="Broadcast"/>.</summary>
public interface IEventTarget
{
    /// <summary>The namespace that the receivers are in.</summary>
    Namespace Namespace { get; }

    /// <summary>Sends an event that has been encoded. Receivers that have left are skipped without error.</summary>
    /// <param name="encoded">An event encoded for this <see cref="Namespace"/>.</param>
    void Send(EncodedEvent encoded);
}
