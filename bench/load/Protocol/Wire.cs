namespace Parley.Bench.Load.Protocol;

/// <summary>
/// What is spoken over a WebSocket. Whatever it is, a scenario hears events and acknowledgements as Socket.IO writes them. One serves all
/// connections of a thread.
/// </summary>
internal abstract class Wire
{
    /// <summary>What stands behind the argument of an event.</summary>
    public abstract string EventEnd { get; }

    /// <summary>What stands before the argument of an event.</summary>
    /// <param name="name">The event's name.</param>
    /// <param name="ackId">What acknowledges it.</param>
    public abstract string EventStart(string name, int ackId);

    /// <summary>The request that opens a connection.</summary>
    public abstract ReadOnlySpan<byte> Upgrade(Connection connection);

    /// <summary>The connection is a WebSocket now.</summary>
    public abstract void OnUpgraded(Connection connection);

    /// <summary>Handles a text message.</summary>
    /// <exception cref="InvalidDataException">It is not one of the protocol, or not in its place.</exception>
    public abstract void OnMessage(Connection connection, ReadOnlySpan<byte> message);
}
