using System.Text.Json.Serialization;

namespace Parley.SocketIO;

/// <summary>Type information for what the library itself sends, so that it needs no reflection either.</summary>
[JsonSerializable(typeof(HandlerFailure))]
[JsonSerializable(typeof(ConnectError))]
[JsonSerializable(typeof(Attachment))]
internal sealed partial class SocketIOJsonContext : JsonSerializerContext;
