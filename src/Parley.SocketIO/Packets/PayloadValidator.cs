using System.Text;
using System.Text.Json;

namespace Parley.SocketIO.Packets;

/// <summary>
/// Checks the JSON of a packet in one pass, before anything is done with it: well-formed, not too deep, no key twice in one object, and
/// in a binary packet only placeholders for attachments that exist (protocol revision 5, "Packet encoding").
/// </summary>
internal static class PayloadValidator
{
    public static PayloadShape CheckEvent(ReadOnlySpan<byte> json, int attachments, int maxDepth)
    {
        PayloadShape shape = Check(json, JsonTokenType.StartArray, isEvent: true, attachments, maxDepth);
        ReadOnlySpan<byte> name = json.Slice(shape.NameStart, shape.NameLength);
        if (shape.NameIsEscaped ? ReservedNames.Contains(Unescape(name)) : ReservedNames.Contains(name))
        {
            throw new ProtocolException("Reserved event name");
        }

        return shape;
    }

    /// <summary>An event's name as it is meant.</summary>
    public static byte[] Unescape(ReadOnlySpan<byte> name)
    {
        try
        {
            return Encoding.UTF8.GetBytes(JsonText.Unescape(name, isEscaped: true));
        }
        catch (InvalidOperationException)
        {
            throw new ProtocolException("Invalid escape sequence in a name");
        }
    }

    public static PayloadShape CheckAck(ReadOnlySpan<byte> json, int attachments, int maxDepth) =>
        Check(json, JsonTokenType.StartArray, isEvent: false, attachments, maxDepth);

    public static void CheckConnect(ReadOnlySpan<byte> json, int maxDepth) =>
        Check(json, JsonTokenType.StartObject, isEvent: false, attachments: 0, maxDepth);

    private static PayloadShape Check(ReadOnlySpan<byte> json, JsonTokenType expected, bool isEvent, int attachments, int maxDepth)
    {
        try
        {
            return Walk(json, expected, isEvent, attachments, maxDepth);
        }
        catch (JsonException)
        {
            throw new ProtocolException("Invalid JSON");
        }
        catch (InvalidOperationException)
        {
            // How System.Text.Json reports an escaped lone surrogate when a name is unescaped.
            throw new ProtocolException("Invalid escape sequence in a name");
        }
    }

    private static PayloadShape Walk(ReadOnlySpan<byte> json, JsonTokenType expected, bool isEvent, int attachments, int maxDepth)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = maxDepth });
        using var names = new PropertyNames(json, maxDepth);
        var placeholders = new PlaceholderCheck(attachments, stackalloc PlaceholderCheck.Level[attachments == 0 ? 0 : maxDepth + 1]);
        if (!reader.Read() || reader.TokenType != expected)
        {
            throw new ProtocolException("Unexpected payload");
        }

        names.Observe(in reader);
        placeholders.Observe(in reader);
        PayloadShape shape = isEvent ? ReadName(ref reader) : default;
        int first = -1;
        int count = 0;
        while (reader.Read())
        {
            if (reader.CurrentDepth == 1 && reader.TokenType is not (JsonTokenType.EndArray or JsonTokenType.EndObject))
            {
                first = first < 0 ? (int)reader.TokenStartIndex : first;
                count++;
            }

            names.Observe(in reader);
            placeholders.Observe(in reader);
        }

        int end = first < 0 ? -1 : json.LastIndexOf((byte)']');
        return shape with
        {
            ArgumentsStart = Math.Max(first, 0),
            ArgumentsLength = first < 0 ? 0 : end - first,
            ArgumentCount = count,
        };
    }

    private static PayloadShape ReadName(ref Utf8JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType is not (JsonTokenType.String or JsonTokenType.Number))
        {
            throw new ProtocolException("An event needs a name");
        }

        int quote = reader.TokenType == JsonTokenType.String ? 1 : 0;
        return new PayloadShape(
            (int)reader.TokenStartIndex + quote, reader.ValueSpan.Length, reader.ValueIsEscaped, ArgumentsStart: 0, ArgumentsLength: 0, ArgumentCount: 0);
    }
}
