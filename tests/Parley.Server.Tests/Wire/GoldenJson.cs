using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Parley.Server.Tests.Wire;

/// <summary>Compares JSON with a file of <c>tests/fixtures</c>, members in their order.</summary>
internal static class GoldenJson
{
    private static readonly JsonSerializerOptions Readable =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Equal(string name, string json)
    {
        string expected = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "fixtures", $"{name}.json"));

        Assert.Equal(Normal(expected), Normal(json));
    }

    private static string Normal(string json) => JsonNode.Parse(json)!.ToJsonString(Readable);
}
