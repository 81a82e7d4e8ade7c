using System.Text.Json;
using System.Text.Json.Serialization;

namespace Parley.Server.Wire;

/// <summary>The words of the core in lower case.</summary>
internal sealed class LowerCaseConverter<TEnum>() : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where TEnum : struct, Enum;
