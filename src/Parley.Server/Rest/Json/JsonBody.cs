using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using Microsoft.Net.Http.Headers;
using Parley.Messaging;

namespace Parley.Server.Rest.Json;

/// <summary>
/// The one reader of bodies: strict JSON that every reader understands alike, and a refusal that names the member for everything else. Members
/// that nobody knows are ignored.
/// </summary>
internal static class JsonBody
{
    public const int MaxLength = 1024 * 1024;

    private const string MediaType = "application/json";

    private static readonly JsonDocumentOptions DocumentOptions = new() { AllowDuplicateProperties = false, MaxDepth = RestJson.MaxDepth };

    private static readonly ParleyError NotJson = ParleyError.Invalid("json", "The body is not strict JSON");

    private static readonly ParleyError NotAnObject = ParleyError.Invalid("request", "The body is a JSON object");

    public static async Task<Result<T>> ReadAsync<T>(HttpRequest request)
        where T : class =>
        (await ReadBytesAsync(request)).Succeeded(out byte[]? body, out ParleyError? error) ? Parse<T>(body) : error;

    /// <summary>As <see cref="ReadAsync"/>, for a body that may be left out.</summary>
    public static async Task<Result<T>> ReadOptionalAsync<T>(HttpRequest request)
        where T : class, new()
    {
        if (!(await ReadBytesAsync(request)).Succeeded(out byte[]? body, out ParleyError? error))
        {
            return error;
        }

        return body.Length == 0 ? new T() : Parse<T>(body);
    }

    internal static Result<T> Parse<T>(byte[] body)
        where T : class
    {
        if (body.Length == 0)
        {
            return NotAnObject;
        }

        if (!Utf8.IsValid(body) || LoneSurrogates.In(body))
        {
            return NotJson;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(body, DocumentOptions);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Read(document.RootElement, RestJson.TypeOf<T>()) : NotAnObject;
        }
        catch (JsonException)
        {
            return NotJson;
        }
    }

    private static async Task<Result<byte[]>> ReadBytesAsync(HttpRequest request)
    {
        if (request.ContentLength > MaxLength)
        {
            return ParleyError.TooLarge;
        }

        ReadResult read = await request.BodyReader.ReadAtLeastAsync(MaxLength + 1, request.HttpContext.RequestAborted);
        byte[]? body = read.Buffer.Length <= MaxLength ? read.Buffer.ToArray() : null;
        request.BodyReader.AdvanceTo(read.Buffer.End);
        if (body is null)
        {
            return ParleyError.TooLarge;
        }

        return body.Length == 0 || IsJson(request.ContentType) ? body : ParleyError.UnsupportedType;
    }

    private static bool IsJson(string? contentType) => MediaTypeHeaderValue.TryParse(contentType, out MediaTypeHeaderValue? type)
        && type.MediaType.Equals(MediaType, StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    private static Result<T> Read<T>(JsonElement body, JsonTypeInfo<T> type)
        where T : class
    {
        foreach (JsonPropertyInfo property in type.Properties)
        {
            if (property.IsRequired && (!body.TryGetProperty(property.Name, out JsonElement value) || value.ValueKind == JsonValueKind.Null))
            {
                return ParleyError.Invalid(MemberName.InSnakeCase(property.Name), $"{property.Name} is missing");
            }
        }

        try
        {
            return body.Deserialize(type)!;
        }
        catch (JsonException exception)
        {
            return MemberName.FirstOf(exception.Path) is { } member
                ? ParleyError.Invalid(MemberName.InSnakeCase(member), $"{member} is not of the right type")
                : NotAnObject;
        }
    }
}
