namespace Parley.SocketIO;

/// <summary>The client left before it acknowledged.</summary>
public sealed class SocketDisconnectedException : Exception
{
    internal SocketDisconnectedException(DisconnectReason reason) : base($"The socket was disconnected: {reason}.")
    {
        Reason = reason;
    }

    /// <summary>Why the socket ended.</summary>
    public DisconnectReason Reason { get; }
}
