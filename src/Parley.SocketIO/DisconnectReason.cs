using Parley.SocketIO.EngineIO;

namespace Parley.SocketIO;

/// <summary>Why a connection or a socket ended, by the names that the Socket.IO documentation uses on the server side.</summary>
/// <param name="Name">The name, such as <c>ping timeout</c>.</param>
/// <remarks>See https://socket.io/docs/v4/server-socket-instance/#disconnect.</remarks>
public readonly record struct DisconnectReason(string Name)
{
    /// <summary>The client left the namespace by <c>socket.disconnect()</c>.</summary>
    public static readonly DisconnectReason ClientNamespaceDisconnect = new("client namespace disconnect");

    /// <summary>The server removed the socket from the namespace.</summary>
    public static readonly DisconnectReason ServerNamespaceDisconnect = new("server namespace disconnect");

    /// <summary>The server closed the underlying connection, for instance because no namespace was joined in time.</summary>
    public static readonly DisconnectReason ForcedServerClose = new("forced server close");

    /// <summary>The server process is stopping.</summary>
    public static readonly DisconnectReason ServerShuttingDown = new("server shutting down");

    /// <summary>The client did not answer a ping within <see cref="EngineIOOptions.PingTimeout"/>.</summary>
    public static readonly DisconnectReason PingTimeout = new("ping timeout");

    /// <summary>The connection was closed by the client or the network.</summary>
    public static readonly DisconnectReason TransportClose = new("transport close");

    /// <summary>The connection broke, or the client misused the transport.</summary>
    public static readonly DisconnectReason TransportError = new("transport error");

    /// <summary>The client sent a packet that is not valid.</summary>
    public static readonly DisconnectReason ParseError = new("parse error");

    /// <summary>
    /// The client reads more slowly than it is written to and its outbound queue is full (<see cref="EngineIOOptions.MaxQueuedBytes"/>,
    /// <see cref="EngineIOOptions.MaxQueuedPackets"/>). Not a reason of the reference, which queues without bound.
    /// </summary>
    public static readonly DisconnectReason SlowReader = new("slow reader");

    /// <inheritdoc/>
    public override string ToString() => Name;
}
