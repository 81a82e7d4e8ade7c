using System.Text.Json;
using System.Text.Json.Serialization;
using Parley.Bench.Load.Broadcasting;
using Parley.Bench.Load.Chatting;
using Parley.Bench.Load.Idling;
using Parley.Bench.Load.Reconnecting;
using Parley.Bench.Load.SlowReading;
using Parley.Bench.Load.Starting;

namespace Parley.Bench.Load;

/// <summary>Source-generated JSON of the results and of the server's statistics.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ServerStats))]
[JsonSerializable(typeof(IdleResult))]
[JsonSerializable(typeof(BroadcastResult))]
[JsonSerializable(typeof(ChatResult))]
[JsonSerializable(typeof(ReconnectResult))]
[JsonSerializable(typeof(SlowReaderResult))]
[JsonSerializable(typeof(StartResult))]
internal sealed partial class LoadJsonContext : JsonSerializerContext;
