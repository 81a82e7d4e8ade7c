using System.Text.Json;
using System.Text.Json.Serialization;

namespace Parley.SocketIO;

/// <summary>The payload of CONNECT_ERROR (protocol revision 5, "Connection to a namespace").</summary>
[JsonConverter(typeof(ConnectErrorConverter))]
internal sealed record ConnectError(string Message, object? Data);

/// <summary>Writes the payload whatever naming the application's options prescribe; data has the application's own shape.</summary>
internal sealed class ConnectErrorConverter : JsonConverter<ConnectError>
{
    public override ConnectError Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("CONNECT_ERROR is only sent by servers.");

    public override void Write(Utf8JsonWriter writer, ConnectError value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("message"u8, value.Message);
        if (value.Data is not null)
        {
            writer.WritePropertyName("data"u8);
            JsonSerializer.Serialize(writer, value.Data, options.GetTypeInfo(value.Data.GetType()));
        }

        writer.WriteEndObject();
    }
}
