using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Unicode;

namespace Parley.Server.Auth;

/// <summary>JSON that every reader understands alike: one object, real UTF-8, no member twice, flat.</summary>
internal static class StrictJson
{
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    /// <summary>Reads an object; the caller disposes it.</summary>
    public static bool TryParseObject(ReadOnlyMemory<byte> utf8, [NotNullWhen(true)] out JsonDocument? document)
    {
        document = null;
        if (!Utf8.IsValid(utf8.Span))
        {
            return false;
        }

        try
        {
            document = JsonDocument.Parse(utf8, Options);
        }
        catch (Exception exception) when (IsNotStrict(exception))
        {
            return false;
        }

        if (document.RootElement.ValueKind == JsonValueKind.Object)
        {
            return true;
        }

        document.Dispose();
        document = null;
        return false;
    }

    /// <summary>The member's value; false when it is absent or JSON's null.</summary>
    public static bool TryGet(this JsonElement element, string name, out JsonElement value) =>
        element.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;

    /// <summary>The text of a string; null for any other type, and for one with a lone surrogate.</summary>
    public static string? TextOrNull(this JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The member's text, by the rules of <see cref="TextOrNull"/>; null as well when there is no such member.</summary>
    public static string? Text(this JsonElement element, string name) =>
        element.TryGet(name, out JsonElement value) ? value.TextOrNull() : null;

    /// <summary>A lone surrogate in a member's name is an InvalidOperationException of the reader.</summary>
    private static bool IsNotStrict(Exception exception) => exception is JsonException or InvalidOperationException;
}
