using Parley.SocketIO.EngineIO.Packets;

namespace Parley.SocketIO.EngineIO.Transports;

/// <summary>How a session's packets reach the client. The members are called by the session only.</summary>
internal abstract class EngineTransport
{
    /// <summary>The name in the <c>transport</c> query parameter.</summary>
    public abstract string Name { get; }

    /// <summary>A packet sent now would leave now; asked under the session's lock. Volatile packets are dropped otherwise.</summary>
    public abstract bool IsWritable { get; }

    /// <summary>
    /// Called under the session's lock when a packet is about to be queued. True: the transport was free, and now expects the call of
    /// <see cref="Flush"/> outside the lock.
    /// </summary>
    public abstract bool TryBeginFlush();

    /// <summary>Sends what is queued; <paramref name="only"/> is a packet that did not need to be queued.</summary>
    public abstract void Flush(OutboundPacket? only);

    /// <summary>Ends the transport in order: what is queued still goes out, then the protocol's close.</summary>
    public abstract void CloseAfterFlush();

    /// <summary>Ends the transport now; the client is told if that is possible at once.</summary>
    public abstract void Abort(ushort webSocketCloseCode);
}
