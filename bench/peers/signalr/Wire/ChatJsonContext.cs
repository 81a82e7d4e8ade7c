using System.Text.Json;
using System.Text.Json.Serialization;

namespace Parley.Bench.SignalR.Wire;

/// <summary>Source-generated JSON of everything on the wire.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(UserBatch))]
[JsonSerializable(typeof(NewConversation))]
[JsonSerializable(typeof(CreatedConversation))]
[JsonSerializable(typeof(SessionReady))]
[JsonSerializable(typeof(SendCommand))]
[JsonSerializable(typeof(SendAck))]
[JsonSerializable(typeof(ThreadMessage))]
internal sealed partial class ChatJsonContext : JsonSerializerContext;
