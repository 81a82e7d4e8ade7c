using System.ComponentModel.DataAnnotations;
using System.Text.Encodings.Web;
using System.Text.Json;
using Parley.SocketIO.EngineIO;

namespace Parley.SocketIO;

/// <summary>The settings of a Socket.IO server, those of its Engine.IO endpoint included. Wrong values stop the start of the application.</summary>
public sealed class SocketIOOptions : EngineIOOptions
{
    /// <summary>
    /// How long a client may take to join its first namespace before its connection is closed. Range 50 ms to 10 min; default 15 s
    /// (45 s in the reference).
    /// </summary>
    [DurationRange(50, 600_000)]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How many namespaces one connection may join. Range 1 to 1,000; default 4. The next CONNECT gets CONNECT_ERROR.</summary>
    [Range(1, 1_000)]
    public int MaxNamespaces { get; set; } = 4;

    /// <summary>How many binary attachments one packet may announce. Range 1 to 100; default 10, as in the reference. More: closed.</summary>
    [Range(1, 100)]
    public int MaxAttachments { get; set; } = 10;

    /// <summary>How long the attachments of a packet may take to follow it. Range 50 ms to 10 min; default 30 s. Later: closed.</summary>
    [DurationRange(50, 600_000)]
    public TimeSpan AttachmentTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How deep the JSON of a packet may nest, its outer array counted. Range 2 to 1,000; default 32. Deeper: closed.</summary>
    [Range(2, 1_000)]
    public int MaxJsonDepth { get; set; } = 32;

    /// <summary>
    /// How many handlers of one connection may be waiting for something at once. Range 1 to 10,000; default 64. Past it, or when their payloads
    /// hold 16 times <see cref="EngineIOOptions.MaxPayload"/> together, the connection is not read until one has finished; its
    /// acknowledgements are not read either, so handlers that ask the client need room for more. Handlers start in the order of their events
    /// whatever the number.
    /// </summary>
    [Range(1, 10_000)]
    public int MaxConcurrentHandlers { get; set; } = 64;

    /// <summary>
    /// How arguments are read and written. Default: camelCase names in any case, only what JSON demands is escaped, and characters beyond U+FFFF. For source generation, insert your
    /// context: <c>options.Json.TypeInfoResolverChain.Insert(0, AppJsonContext.Default)</c>.
    /// </summary>
    public JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        // Packets are not embedded in HTML, so only what JSON itself demands is escaped.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        AllowDuplicateProperties = false,
    };
}
