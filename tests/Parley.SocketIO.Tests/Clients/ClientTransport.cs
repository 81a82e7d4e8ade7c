namespace Parley.SocketIO.Tests.Clients;

/// <summary>How the .NET client is told to connect.</summary>
public enum ClientTransport
{
    Polling,
    WebSocket,

    /// <summary>It asks over polling whether it may upgrade, and then opens a WebSocket.</summary>
    Upgrade,
}
