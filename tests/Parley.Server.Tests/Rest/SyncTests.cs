using System.Text.Json;

namespace Parley.Server.Tests.Rest;

public sealed class SyncTests(RestServer server) : IClassFixture<RestServer>
{
    private const string Unknown = "0198f1a0-0000-7000-8000-000000000000";

    private readonly RestCompany _company = server.Company();

    [Theory]
    [InlineData("", "content", "conversationId")]
    [InlineData("?dialect=chat", "content", "threadId")]
    [InlineData("?dialect=orders", "text", "threadId")]
    public async Task What_was_missed_comes_in_the_shape_asked_for(string query, string text, string conversationId)
    {
        string id = await _company.GroupAsync();
        await _company.As("ann").PostAsync($"/conversations/{id}/messages", """{"content":"hi"}""");

        RestAnswer answer = await _company.As("bob").PostAsync($"/sync{query}", Heads(id, 0));

        JsonElement missed = Assert.Single(answer.Json.GetProperty("conversations").EnumerateArray());
        JsonElement message = Assert.Single(missed.GetProperty("messages").EnumerateArray());
        Assert.Equal((id, 1, false), (missed.GetProperty("id").GetString(), missed.GetProperty("rev").GetInt32(), missed.GetProperty("hasMore").GetBoolean()));
        Assert.Equal(("hi", id), (message.GetProperty(text).GetString(), message.GetProperty(conversationId).GetString()));
    }

    [Fact]
    public async Task What_is_not_the_callers_is_told_as_removed()
    {
        string foreign = await server.Company().GroupAsync();

        RestAnswer answer = await _company.As("bob").PostAsync("/sync", $$"""{"conversations":[{"id":"{{foreign}}","rev":0},{"id":"{{Unknown}}","rev":0}]}""");

        Assert.Equal([foreign, Unknown], answer.Json.GetProperty("removed").EnumerateArray().Select(static id => id.GetString()!));
    }

    [Fact]
    public async Task Another_epoch_makes_the_client_start_anew()
    {
        string id = await _company.GroupAsync();

        RestAnswer answer = await _company.As("bob").PostAsync("/sync", $$"""{"epoch":"other","conversations":[{"id":"{{id}}","rev":0}]}""");

        Assert.True(answer.Json.GetProperty("resyncRequired").GetBoolean());
        Assert.Empty(answer.Json.GetProperty("conversations").EnumerateArray());
    }

    [Theory]
    [InlineData("{}", "400 invalid_conversations")]
    [InlineData("""{"conversations":[null]}""", "400 invalid_conversations")]
    [InlineData("""{"conversations":[{"id":"x","rev":0}]}""", "400 invalid_conversations")]
    [InlineData($$"""{"conversations":[{"id":"{{Unknown}}"}]}""", "400 invalid_conversations")]
    [InlineData($$"""{"conversations":[{"id":"{{Unknown}}","rev":-1}]}""", "400 invalid_conversations")]
    [InlineData($$"""{"conversations":[{"id":"{{Unknown}}","rev":1.0}]}""", "400 invalid_conversations")]
    [InlineData($$"""{"conversations":[{"id":"{{Unknown}}","rev":1e999}]}""", "400 invalid_conversations")]
    [InlineData($$"""{"conversations":[{"id":"{{Unknown}}","rev":"1"}]}""", "400 invalid_conversations")]
    [InlineData($$"""{"conversations":[{"id":"{{Unknown}}","rev":0},{"id":"{{Unknown}}","rev":0}]}""", "400 invalid_conversations")]
    public async Task Heads_that_are_none_are_refused(string body, string refusal)
    {
        Assert.Equal(refusal, (await _company.As("bob").PostAsync("/sync", body)).Refusal);
    }

    private static string Heads(string id, long rev) => $$"""{"conversations":[{"id":"{{id}}","rev":{{rev}}}]}""";
}
