using System.ComponentModel.DataAnnotations;

namespace Parley.SocketIO.EngineIO;

/// <summary>The settings of an Engine.IO endpoint: transports, heartbeat, limits. Wrong values stop the start of the application.</summary>
public class EngineIOOptions
{
    /// <summary>
    /// How long the server waits after a pong before it sends the next ping. Range 50 ms to one day; default 25 s.
    /// Sent to the client in the handshake (protocol revision 4, "Heartbeat").
    /// </summary>
    [DurationRange(50, 86_400_000)]
    public TimeSpan PingInterval { get; set; } = TimeSpan.FromSeconds(25);

    /// <summary>
    /// How long the client may take to answer a ping before the connection counts as lost. Range 50 ms to one day; default 20 s.
    /// </summary>
    [DurationRange(50, 86_400_000)]
    public TimeSpan PingTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// The largest message and the largest polling body that a client may send, in bytes. Range 1,000 to 100,000,000; default 1,000,000,
    /// as in the reference. A larger WebSocket message closes the connection with 1009, a larger POST is answered 413.
    /// </summary>
    [Range(1_000, 100_000_000)]
    public int MaxPayload { get; set; } = 1_000_000;

    /// <summary>How long a client may take from the opening of the second transport to the end of the upgrade. Range 50 ms to 10 min; default 10 s.</summary>
    [DurationRange(50, 600_000)]
    public TimeSpan UpgradeTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The transports that clients may use. Default: polling and WebSocket.</summary>
    public EngineTransports Transports { get; set; } = EngineTransports.Polling | EngineTransports.WebSocket;

    /// <summary>Whether a polling client is offered the upgrade to WebSocket. Default true.</summary>
    public bool AllowUpgrades { get; set; } = true;

    /// <summary>
    /// The browser origins that may connect, such as <c>https://shop.example</c>, over polling (CORS, with credentials) and over WebSocket
    /// alike; <c>*</c> allows every origin, without credentials. Default empty: only pages of the server's own host. A request without an
    /// Origin header does not come from a browser's page and is always allowed. Others get 403 <c>{"code":4,"message":"Forbidden"}</c>.
    /// </summary>
    public IList<string> AllowedOrigins { get; } = [];

    /// <summary>
    /// How many connections may be open at once; the next handshake is answered 503. Range 1 to 10,000,000; default 100,000. Each keeps its
    /// handshake's headers, which the web server limits (Kestrel: 32 KB).
    /// </summary>
    [Range(1, 10_000_000)]
    public int MaxConnections { get; set; } = 100_000;

    /// <summary>
    /// How many bytes may wait for one client that reads slowly. Range 1,000 to 1,000,000,000; default 4,000,000. The packet after that closes
    /// the connection with <see cref="DisconnectReason.SlowReader"/>; volatile packets are dropped as soon as a client does not keep up.
    /// </summary>
    [Range(1_000, 1_000_000_000)]
    public int MaxQueuedBytes { get; set; } = 4_000_000;

    /// <summary>How many packets may wait for one client. Range 16 to 1,000,000; default 16,384. See <see cref="MaxQueuedBytes"/>.</summary>
    [Range(16, 1_000_000)]
    public int MaxQueuedPackets { get; set; } = 16_384;

    /// <summary>
    /// Whether what a WebSocket sends goes straight to its TCP socket, past the buffers of the web server, on connections that are HTTP/1.1 and not
    /// encrypted by this process. It saves about a tenth of what a broadcast costs. Default false: whatever else looks at the bytes of a
    /// connection, such as Kestrel's connection logging, does not see them.
    /// </summary>
    public bool WriteToSocket { get; set; }

    /// <summary>
    /// How long the server takes to close its connections when the application stops, so that the clients do not all come back in the same
    /// instant. Range 0 to 10 min; default 1 s. Keep it below the host's shutdown timeout.
    /// </summary>
    [DurationRange(0, 600_000)]
    public TimeSpan ShutdownSpread { get; set; } = TimeSpan.FromSeconds(1);
}
