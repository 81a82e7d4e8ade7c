namespace Parley.Bench.Load.Protocol;

/// <summary>How far a connection has come.</summary>
internal enum ConnectionState : byte
{
    /// <summary>Waits for the answer to the HTTP upgrade.</summary>
    Upgrading,

    /// <summary>Waits for Engine.IO's open packet.</summary>
    Opening,

    /// <summary>Waits for the answer to Socket.IO's CONNECT or SignalR's handshake.</summary>
    Joining,
    Connected,
    Closed,
}
