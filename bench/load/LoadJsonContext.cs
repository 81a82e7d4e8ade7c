using System.Text.Json;
using System.Text.Json.Serialization;
using Parley.Bench.Load.Broadcasting;
using Parley.Bench.Load.Chatting;
using Parley.Bench.Load.Idling;

namespace Parley.Bench.Load;

/// <summary>Source-generated JSON of the results and of the server's statistics.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ServerStats))]
[JsonSerializable(typeof(IdleResult))]
[JsonSerializable(typeof(BroadcastResult))]
[JsonSerializable(typeof(ChatResult))]
internal sealed partial class LoadJsonContext : JsonSerializerContext;
