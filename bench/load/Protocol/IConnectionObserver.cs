namespace Parley.Bench.Load.Protocol;

/// <summary>What a scenario hears of its connections; always on the loop's thread.</summary>
internal interface IConnectionObserver
{
    /// <summary>What the connection says in Socket.IO's CONNECT packet.</summary>
    ReadOnlySpan<byte> ConnectPayload(Connection connection) => "{}"u8;

    /// <summary>What the connection says in the address where SignalR is spoken.</summary>
    ReadOnlySpan<byte> AccessToken(Connection connection) => [];

    void OnConnected(Connection connection);

    /// <param name="connection">The receiver.</param>
    /// <param name="json">The event's array, name included.</param>
    void OnEvent(Connection connection, ReadOnlySpan<byte> json);

    /// <param name="connection">The receiver.</param>
    /// <param name="ackId">The id that the event had.</param>
    /// <param name="json">The array of the acknowledgement.</param>
    void OnAck(Connection connection, int ackId, ReadOnlySpan<byte> json);

    /// <summary>The connection is at its end, without our doing.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="stage">How far it had come.</param>
    /// <param name="reason">What happened.</param>
    void OnFailed(Connection connection, ConnectionState stage, string reason);
}
