using System.Text.Json;
using Parley.Server.Tests.Rest;

namespace Parley.Server.Tests.Rules;

public abstract class TextRulesSpecification(RulesServer server) : RulesSpecification(server)
{
    // Three letters of one, two and four bytes: a limit of bytes or of UTF-16 would show.
    public static TheoryData<string> Letters => ["a", "ü", "😀"];

    [Theory]
    [MemberData(nameof(Letters))]
    public async Task A_text_has_2000_characters_in_order_threads(string letter)
    {
        string thread = await Company.OrderThreadAsync("o-1");
        string longest = Repeat(letter, 2000);

        Assert.Equal("400 invalid_content", (await SendAsync("customer", thread, longest + letter)).Refusal);
        RestAnswer sent = await SendAsync("customer", thread, longest);

        Assert.Equal((201, longest), (sent.Status, sent.Text("content")));
        Assert.Single(await HistoryAsync("provider", thread));
    }

    [Theory]
    [MemberData(nameof(Letters))]
    public async Task A_text_has_10000_characters_elsewhere(string letter)
    {
        string longest = Repeat(letter, 10_000);

        foreach (string id in (string[])[await Company.GroupAsync(), await DirectAsync("ann", "bob")])
        {
            Assert.Equal("400 invalid_content", (await SendAsync("ann", id, longest + letter)).Refusal);
            RestAnswer sent = await SendAsync("ann", id, longest);
            Assert.Equal((201, longest), (sent.Status, sent.Text("content")));
            Assert.Single(await HistoryAsync("bob", id));
        }
    }

    [Theory]
    [MemberData(nameof(Letters))]
    public async Task An_edited_text_has_the_same_limit(string letter)
    {
        string thread = await Company.OrderThreadAsync("o-1");
        string path = $"/messages/{(await SendAsync("customer", thread)).Text("id")}";
        string longest = Repeat(letter, 2000);

        RestAnswer tooLong = await Company.As("customer").PatchAsync(path, Json(new { content = longest + letter }));
        RestAnswer edited = await Company.As("customer").PatchAsync(path, Json(new { content = longest }));

        Assert.Equal(("400 invalid_content", 200, longest), (tooLong.Refusal, edited.Status, edited.Text("content")));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\r\n\t\u00a0\u2003\u3000\u2028")]
    public async Task A_message_of_blanks_is_none(string text)
    {
        string group = await Company.GroupAsync();
        string message = (await SendAsync("ann", group)).Text("id");

        Assert.Equal("400 invalid_content", (await SendAsync("ann", group, text)).Refusal);
        RestAnswer edited = await Company.As("ann").PatchAsync($"/messages/{message}", Json(new { content = text }));
        Assert.Equal("400 invalid_content", edited.Refusal);
    }

    [Fact]
    public async Task Every_text_comes_back_wherever_it_is_shown()
    {
        string[] texts = [.. Corpus.Unicode.Where(static text => !string.IsNullOrWhiteSpace(text)), .. Corpus.Injections];
        string group = await Company.GroupAsync();
        foreach (string text in texts)
        {
            RestAnswer sent = await SendAsync("ann", group, text, clientId: text);
            Assert.Equal((201, text, text), (sent.Status, sent.Text("content"), sent.Text("clientId")));
            Assert.Equal(text, (await Listed("bob")).GetProperty("lastMessage").GetProperty("content").GetString());
        }

        RestAnswer sync = await Company.As("bob").PostAsync("/sync", $$"""{"conversations":[{"id":"{{group}}","rev":0}]}""");
        JsonElement missed = sync.Json.GetProperty("conversations")[0].GetProperty("messages");
        Assert.Equal(texts, missed.EnumerateArray().Select(TextOf));
        Assert.Equal(texts.Reverse(), (await HistoryAsync("bob", group)).Select(TextOf));
    }

    [Fact]
    public async Task Every_name_comes_back_as_it_was_told()
    {
        string group = await Company.GroupAsync();
        foreach (string name in Corpus.Unicode.Concat(Corpus.Injections).Where(static text => !string.IsNullOrWhiteSpace(text)))
        {
            RestAnswer renamed = await Company.As("ann").PatchAsync($"/conversations/{group}", Json(new { name }));
            RestAnswer user = await Company.Service.PutAsync("/users/cid", Json(new { name }));

            Assert.Equal((200, name), (renamed.Status, renamed.Text("name")));
            Assert.Equal(name, (await Listed("bob")).GetProperty("name").GetString());
            Assert.Equal((200, name), (user.Status, user.Text("name")));
        }
    }

    [Fact]
    public async Task Ids_of_the_host_are_what_it_says()
    {
        await Company.MeetAsync("ann");
        string[] ids = ["O'Neil; --", "a/b?c#d&e", "%2e%2e", "漢字 👩‍👩", "<script>", "\ufffe\U0010ffff", "e\u0301", "\u00e9"];
        foreach (string id in ids)
        {
            RestAnswer user = await Company.Service.PutAsync($"/users/{Uri.EscapeDataString(id)}", """{"name":"x"}""");
            string direct = await DirectAsync("ann", id);

            Assert.Equal((200, id), (user.Status, user.Text("id")));
            Assert.Contains((await ReadAsync("ann", direct)).GetProperty("participants").EnumerateArray(), one => UserOf(one) == id);
        }

        Assert.Equal(ids.Length, (await Company.As("ann").GetAsync("/conversations")).Items.Count);
    }

    private static string Repeat(string letter, int count) => string.Concat(Enumerable.Repeat(letter, count));

    private static string? TextOf(JsonElement message) => message.GetProperty("content").GetString();

    private static string? UserOf(JsonElement participant) => participant.GetProperty("userId").GetString();

    private async Task<JsonElement> Listed(string user) => Assert.Single((await Company.As(user).GetAsync("/conversations")).Items);
}
