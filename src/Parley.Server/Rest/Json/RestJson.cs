using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Parley.Server.Rest.Json;

/// <summary>How REST reads and writes JSON.</summary>
internal static class RestJson
{
    public const int MaxDepth = Wire.JsonObject.MaxDepth;

    public static readonly JsonSerializerOptions Options = Create();

    public static JsonTypeInfo<T> TypeOf<T>() => (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));

    private static JsonSerializerOptions Create()
    {
        // The content type is JSON and nothing else, so people's scripts need no escapes.
        var options = new JsonSerializerOptions(RestJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        options.MakeReadOnly();
        return options;
    }
}
