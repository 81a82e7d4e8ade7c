using System.Text.Json;
using System.Text.Json.Serialization;

namespace Parley.Bench.Micro;

/// <summary>Source-generated JSON of what is sent.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ChatMessage))]
internal sealed partial class MicroJsonContext : JsonSerializerContext;
