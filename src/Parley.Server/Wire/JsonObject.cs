using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using Parley.Messaging;

namespace Parley.Server.Wire;

/// <summary>
/// The one strict reader of what clients say: JSON that every reader understands alike, and a refusal that names the member for everything else.
/// Members that nobody knows are ignored.
/// </summary>
internal static class JsonObject
{
    public const int MaxDepth = 32;

    private static readonly JsonDocumentOptions DocumentOptions = new() { AllowDuplicateProperties = false, MaxDepth = MaxDepth };

    private static readonly ParleyError NotJson = ParleyError.Invalid("json", "This is not strict JSON");

    public static readonly ParleyError NotAnObject = ParleyError.Invalid("request", "A JSON object is needed");

    public static Result<T> Parse<T>(ReadOnlyMemory<byte> utf8, JsonTypeInfo<T> type)
        where T : class
    {
        if (utf8.IsEmpty)
        {
            return NotAnObject;
        }

        if (!Utf8.IsValid(utf8.Span) || LoneSurrogates.In(utf8.Span))
        {
            return NotJson;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(utf8, DocumentOptions);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Read(document.RootElement, type) : NotAnObject;
        }
        catch (JsonException)
        {
            return NotJson;
        }
    }

    private static Result<T> Read<T>(JsonElement json, JsonTypeInfo<T> type)
        where T : class
    {
        foreach (JsonPropertyInfo property in type.Properties)
        {
            if (property.IsRequired && (!json.TryGetProperty(property.Name, out JsonElement value) || value.ValueKind == JsonValueKind.Null))
            {
                return ParleyError.Invalid(MemberName.InSnakeCase(property.Name), $"{property.Name} is missing");
            }
        }

        try
        {
            return json.Deserialize(type)!;
        }
        catch (JsonException exception)
        {
            return MemberName.FirstOf(exception.Path) is { } member
                ? ParleyError.Invalid(MemberName.InSnakeCase(member), $"{member} is not of the right type")
                : NotAnObject;
        }
    }
}
