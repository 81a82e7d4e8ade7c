using System.Text.Json;

namespace Parley.Server.Wire;

/// <summary>Finds escaped halves of surrogate pairs, which parse as JSON and then fail wherever the text is read.</summary>
internal static class LoneSurrogates
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = JsonObject.MaxDepth };

    /// <summary>Whether a name or text anywhere in the JSON has one. What is no JSON is left to its parser.</summary>
    public static bool In(ReadOnlySpan<byte> json)
    {
        if (json.IndexOf("\\u"u8) < 0)
        {
            return false;
        }

        var reader = new Utf8JsonReader(json, Options);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
                {
                    _ = reader.GetString();
                }
            }
        }
        catch (JsonException)
        {
            return false;
        }
        catch (InvalidOperationException)
        {
            return true;
        }

        return false;
    }
}
