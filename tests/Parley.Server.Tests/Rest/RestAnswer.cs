using System.Net.Http.Headers;
using System.Text.Json;

namespace Parley.Server.Tests.Rest;

/// <summary>What REST answered.</summary>
internal sealed record RestAnswer(int Status, string? ContentType, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders, string Body)
{
    public JsonElement Json => JsonElement.Parse(Body);

    /// <summary>The status with the code of a problem, such as <c>403 not_a_member</c>.</summary>
    public string Refusal => $"{Status} {(ContentType == "application/problem+json" ? Text("code") : "without a problem")}";

    public IReadOnlyList<JsonElement> Items => [.. Json.GetProperty("items").EnumerateArray()];

    public string Text(string member) => Json.GetProperty(member).GetString()!;

    public long Number(string member) => Json.GetProperty(member).GetInt64();

    public static async Task<RestAnswer> ReadAsync(HttpResponseMessage response) => new(
        (int)response.StatusCode,
        response.Content.Headers.ContentType?.MediaType,
        response.Headers,
        response.Content.Headers,
        await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
}
