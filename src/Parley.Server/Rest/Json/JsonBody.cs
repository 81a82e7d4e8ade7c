using System.Buffers;
using System.IO.Pipelines;
using Microsoft.Net.Http.Headers;
using Parley.Messaging;
using Parley.Server.Wire;

namespace Parley.Server.Rest.Json;

/// <summary>Reads the bodies of requests, with their limits; what is in them is for <see cref="JsonObject"/>.</summary>
internal static class JsonBody
{
    public const int MaxLength = 1024 * 1024;

    private const string MediaType = "application/json";

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
        where T : class => JsonObject.Parse(body, RestJson.TypeOf<T>());

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
}
