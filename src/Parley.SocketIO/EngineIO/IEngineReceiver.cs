namespace Parley.SocketIO.EngineIO;

/// <summary>What sits on an Engine.IO session: it gets the messages of one client. Socket.IO is one such receiver.</summary>
public interface IEngineReceiver
{
    /// <summary>
    /// Called for each message, in order, never twice at once for one session. The next message is not read before the returned task has
    /// completed; that is the backpressure.
    /// </summary>
    /// <param name="message">The content: UTF-8 for a text message. Valid until the returned task completes.</param>
    /// <param name="isBinary">Whether it was sent as binary.</param>
    /// <exception cref="ProtocolException">The message is not valid: the session is closed with <c>parse error</c>.</exception>
    ValueTask OnMessageAsync(ReadOnlyMemory<byte> message, bool isBinary);

    /// <summary>
    /// Called when the messages that had arrived together, in one POST or one read of the WebSocket, have all been handed over.
    /// </summary>
    void OnBatchEnd()
    {
    }

    /// <summary>Called once when the session has ended.</summary>
    /// <param name="reason">Why it ended.</param>
    void OnClosed(DisconnectReason reason);
}
