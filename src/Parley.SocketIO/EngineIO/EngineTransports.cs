namespace Parley.SocketIO.EngineIO;

/// <summary>The transports of Engine.IO that a server offers.</summary>
[Flags]
public enum EngineTransports
{
    /// <summary>None; not a valid setting.</summary>
    None = 0,

    /// <summary>HTTP long-polling.</summary>
    Polling = 1,

    /// <summary>WebSocket.</summary>
    WebSocket = 2,
}
