namespace Parley.SocketIO;

/// <summary>
/// Input that breaks the Engine.IO, Socket.IO or WebSocket protocol. It is the only exception that leaves a parser; the connection that
/// sent the input is closed, no other one notices.
/// </summary>
public sealed class ProtocolException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was wrong, without any part of the input.</param>
    public ProtocolException(string message) : this(message, 0)
    {
    }

    internal ProtocolException(string message, ushort webSocketCloseCode) : base(message)
    {
        WebSocketCloseCode = webSocketCloseCode;
    }

    /// <summary>The RFC 6455 close code that tells the client (section 7.4.1), or 0 when the fault is above the WebSocket layer.</summary>
    internal ushort WebSocketCloseCode { get; }
}
