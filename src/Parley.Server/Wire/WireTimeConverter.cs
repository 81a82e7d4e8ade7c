using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Parley.Server.Wire;

/// <summary>Times as ISO 8601: written in UTC with milliseconds, read with any offset but never without one.</summary>
internal sealed class WireTimeConverter : JsonConverter<DateTimeOffset>
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    private const int MaxLength = 40;

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String
            && reader.ValueSpan.Length <= MaxLength
            && reader.TryGetDateTimeOffset(out DateTimeOffset time)
            && HasOffset(reader.GetString()!))
        {
            return time;
        }

        throw new JsonException("A time is written as 2026-01-02T03:04:05.678Z");
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture));

    // Without one the time would be that of wherever the server stands.
    private static bool HasOffset(string text)
    {
        int time = text.IndexOf('T', StringComparison.Ordinal);
        return time > 0 && (text.EndsWith('Z') || text.AsSpan(time).ContainsAny('+', '-'));
    }
}
