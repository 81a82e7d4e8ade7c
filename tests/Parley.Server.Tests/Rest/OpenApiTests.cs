using System.Text.Json;

namespace Parley.Server.Tests.Rest;

public sealed class OpenApiTests(RestServer server) : IClassFixture<RestServer>
{
    [Fact]
    public async Task Every_route_is_described_and_nothing_else()
    {
        JsonElement document = await ReadAsync();

        IEnumerable<string> described =
            from path in document.GetProperty("paths").EnumerateObject()
            from method in path.Value.EnumerateObject()
            select $"{method.Name.ToUpperInvariant()} {path.Name}";

        Assert.NotEmpty(server.Routes);
        Assert.Equal(server.Routes.Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_reference_leads_somewhere()
    {
        JsonElement document = await ReadAsync();

        string[] references = [.. Members(document).Where(static member => member.Name == "$ref").Select(static member => member.Value.GetString()!)];

        Assert.NotEmpty(references);
        Assert.All(references, reference => Assert.True(Resolves(document, reference), reference));
    }

    [Fact]
    public async Task Every_call_has_a_summary_and_tells_its_errors()
    {
        JsonElement document = await ReadAsync();

        Assert.All(Operations(document), static operation =>
        {
            Assert.False(string.IsNullOrEmpty(operation.Value.GetProperty("summary").GetString()), operation.Name);
            JsonElement refusal = operation.Value.GetProperty("responses").GetProperty("403").GetProperty("content");
            Assert.True(refusal.TryGetProperty("application/problem+json", out _), operation.Name);
        });
    }

    [Fact]
    public async Task The_token_is_a_bearer_token()
    {
        JsonElement document = await ReadAsync();

        JsonElement scheme = document.GetProperty("components").GetProperty("securitySchemes").GetProperty("bearer");

        Assert.Equal("bearer", scheme.GetProperty("scheme").GetString());
        Assert.True(document.GetProperty("security")[0].TryGetProperty("bearer", out _));
    }

    [Fact]
    public async Task A_body_says_which_members_it_needs()
    {
        JsonElement schemas = (await ReadAsync()).GetProperty("components").GetProperty("schemas");

        JsonElement send = schemas.GetProperty("SendOrderMessageBody");

        Assert.Equal(["kind"], send.GetProperty("required").EnumerateArray().Select(static name => name.GetString()!));
    }

    [Fact]
    public async Task A_body_says_what_is_a_number_and_what_may_be_left_out()
    {
        JsonElement schemas = (await ReadAsync()).GetProperty("components").GetProperty("schemas");

        JsonElement problem = schemas.GetProperty("Problem");

        Assert.Equal("integer", problem.GetProperty("properties").GetProperty("status").GetProperty("type").GetString());
        Assert.Equal(["type", "title", "status", "detail", "code"], problem.GetProperty("required").EnumerateArray().Select(static name => name.GetString()!));
    }

    private async Task<JsonElement> ReadAsync()
    {
        RestAnswer answer = await new RestClient(server.Http, token: null).GetAsync("/openapi/v1.json");
        Assert.Equal(200, answer.Status);
        return answer.Json;
    }

    private static IEnumerable<JsonProperty> Operations(JsonElement document) =>
        document.GetProperty("paths").EnumerateObject().SelectMany(static path => path.Value.EnumerateObject());

    private static IEnumerable<JsonProperty> Members(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(static member => Members(member.Value).Prepend(member)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Members),
        _ => [],
    };

    private static bool Resolves(JsonElement document, string reference)
    {
        JsonElement place = document;
        return reference.StartsWith("#/", StringComparison.Ordinal)
            && reference[2..].Split('/').All(part => place.ValueKind == JsonValueKind.Object && place.TryGetProperty(part, out place));
    }
}
