using System.Text.Json;
using System.Text.Json.Serialization;

namespace Parley.SocketIO;

/// <summary>Exchanges an <see cref="Attachment"/> with its placeholder, while a packet is read or written on this thread.</summary>
internal sealed class AttachmentConverter : JsonConverter<Attachment>
{
    [ThreadStatic]
    private static IReadOnlyList<ReadOnlyMemory<byte>>? _received;

    [ThreadStatic]
    private static List<ReadOnlyMemory<byte>>? _written;

    /// <summary>The attachments of the packet that is being read on this thread.</summary>
    public static IReadOnlyList<ReadOnlyMemory<byte>>? Received
    {
        get => _received;
        set => _received = value;
    }

    /// <summary>Where the attachments of the packet that is being written on this thread are collected.</summary>
    public static List<ReadOnlyMemory<byte>>? Written
    {
        get => _written;
        set => _written = value;
    }

    public override Attachment Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        int number = -1;
        bool isPlaceholder = false;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("Expected binary data");
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            bool isNumber = reader.ValueTextEquals("num"u8);
            bool isMark = reader.ValueTextEquals("_placeholder"u8);
            reader.Read();
            isPlaceholder |= isMark && reader.TokenType == JsonTokenType.True;
            if (isNumber && !reader.TryGetInt32(out number))
            {
                throw new JsonException("Expected binary data");
            }

            reader.Skip();
        }

        return isPlaceholder && Received is { } received && number >= 0 && number < received.Count
            ? new Attachment(received[number])
            : throw new JsonException("Expected binary data");
    }

    public override void Write(Utf8JsonWriter writer, Attachment value, JsonSerializerOptions options)
    {
        List<ReadOnlyMemory<byte>> written = Written
            ?? throw new InvalidOperationException("An attachment can only be written into a Socket.IO packet.");
        writer.WriteStartObject();
        writer.WriteBoolean("_placeholder"u8, true);
        writer.WriteNumber("num"u8, written.Count);
        writer.WriteEndObject();
        written.Add(value.Data);
    }
}
