using System.Text.Json;
using System.Text.Json.Serialization;

namespace Parley.Bench.EchoServer;

/// <summary>Source-generated JSON of all that goes over the wire.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(SendCommand))]
[JsonSerializable(typeof(SendAck))]
[JsonSerializable(typeof(Message))]
[JsonSerializable(typeof(ServerStats))]
internal sealed partial class EchoJsonContext : JsonSerializerContext;
