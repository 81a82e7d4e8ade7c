using System.Text.Json;
using Parley.Messaging.Users;

namespace Parley.Server.Tests.Rest;

public sealed class MessageTests(RestServer server) : IClassFixture<RestServer>
{
    private readonly RestCompany _company = server.Company();

    [Fact]
    public async Task A_message_is_shown_in_the_words_of_each_mount()
    {
        string id = await _company.OrderThreadAsync("o-1");
        RestClient customer = _company.As("customer");

        RestAnswer order = await customer.PostAsync($"/threads/{id}/messages", """{"kind":"text","text":"one"}""");
        RestAnswer chat = await customer.PostAsync($"/chat/threads/{id}/messages", """{"type":"TEXT","content":"two"}""");
        RestAnswer conversation = await customer.PostAsync($"/conversations/{id}/messages", """{"content":"three"}""");

        Assert.Equal((201, 201, 201), (order.Status, chat.Status, conversation.Status));
        Assert.Equal((id, "text", "one"), (order.Text("threadId"), order.Text("kind"), order.Text("text")));
        Assert.Equal((id, "text", "two"), (chat.Text("threadId"), chat.Text("type"), chat.Text("content")));
        Assert.Equal((id, "text", "three"), (conversation.Text("conversationId"), conversation.Text("type"), conversation.Text("content")));
    }

    [Fact]
    public async Task A_message_sent_again_is_answered_as_it_is_now()
    {
        string id = await _company.GroupAsync();
        RestClient ann = _company.As("ann");
        RestAnswer first = await ann.PostAsync($"/conversations/{id}/messages", """{"content":"hi","clientId":"c-1"}""");
        await _company.As("bob").PostAsync($"/conversations/{id}/read");

        RestAnswer again = await ann.PostAsync($"/conversations/{id}/messages", """{"content":"hi","clientId":"c-1"}""");
        RestAnswer other = await ann.PostAsync($"/conversations/{id}/messages", """{"content":"other","clientId":"c-1"}""");

        Assert.Equal((201, 200, "409 client_id_reused"), (first.Status, again.Status, other.Refusal));
        Assert.Equal((first.Text("id"), "sent", "read"), (again.Text("id"), first.Text("status"), again.Text("status")));
    }

    [Fact]
    public async Task A_short_temporary_id_is_echoed_and_a_long_one_kept()
    {
        string id = await _company.GroupAsync();
        RestClient ann = _company.As("ann");

        RestAnswer echoed = await ann.PostAsync($"/chat/threads/{id}/messages", """{"content":"a","tempId":"temp-1"}""");
        RestAnswer kept = await ann.PostAsync($"/chat/threads/{id}/messages", """{"content":"b","tempId":"0123456789abcdef"}""");
        IReadOnlyList<JsonElement> history = (await ann.GetAsync($"/chat/threads/{id}/messages")).Items;

        Assert.Equal(("temp-1", "0123456789abcdef"), (echoed.Text("tempId"), kept.Text("tempId")));
        Assert.Equal("0123456789abcdef", history[0].GetProperty("tempId").GetString());
        Assert.False(history[1].TryGetProperty("tempId", out _));
    }

    [Theory]
    [InlineData("/threads", """{"text":"hi"}""", "400 invalid_kind")]
    [InlineData("/threads", """{"kind":null,"text":"hi"}""", "400 invalid_kind")]
    [InlineData("/threads", """{"kind":"video","text":"hi"}""", "400 invalid_kind")]
    [InlineData("/threads", """{"kind":"system","text":"hi"}""", "400 invalid_type")]
    [InlineData("/threads", """{"kind":"image"}""", "400 invalid_content")]
    [InlineData("/threads", """{"kind":"image","text":"x"}""", "400 invalid_attachment")]
    [InlineData("/conversations", """{"type":"text"}""", "400 invalid_content")]
    [InlineData("/conversations", """{"content":null}""", "400 invalid_content")]
    [InlineData("/conversations", """{"content":7}""", "400 invalid_content")]
    [InlineData("/conversations", """{"content":" "}""", "400 invalid_content")]
    [InlineData("/conversations", """{"content":"\u0000"}""", "400 invalid_content")]
    [InlineData("/conversations", """{"content":"\ud800"}""", "400 invalid_json")]
    [InlineData("/conversations", """{"content":"a","content":"b"}""", "400 invalid_json")]
    [InlineData("/conversations", """{"content":"a","clientId":""}""", "400 invalid_client_id")]
    [InlineData("/conversations", """{"content":"a","attachmentIds":["x"]}""", "400 invalid_attachment")]
    [InlineData("/conversations", """{"content":"a","attachmentUrl":"http://x.example/a"}""", "400 invalid_attachment")]
    [InlineData("/conversations", """{"content":"a","replyToId":"nonsense"}""", "404 not_found")]
    [InlineData("/conversations", """[]""", "400 invalid_request")]
    [InlineData("/conversations", "", "400 invalid_request")]
    public async Task What_cannot_be_sent_is_refused(string mount, string body, string refusal)
    {
        string id = await _company.GroupAsync();

        RestAnswer answer = await _company.As("ann").PostAsync($"{mount}/{id}/messages", body);

        Assert.Equal(refusal, answer.Refusal);
        Assert.Empty((await _company.As("ann").GetAsync($"{mount}/{id}/messages")).Items);
    }

    [Fact]
    public async Task Too_many_messages_are_told_when_to_go_on()
    {
        string id = await _company.OrderThreadAsync("o-1");
        RestClient customer = _company.As("customer");
        for (int i = 0; i < 30; i++)
        {
            Assert.Equal(201, (await customer.PostAsync($"/threads/{id}/messages", """{"kind":"text","text":"x"}""")).Status);
        }

        RestAnswer answer = await customer.PostAsync($"/threads/{id}/messages", """{"kind":"text","text":"x"}""");

        long wait = answer.Number("retryAfterMs");
        Assert.Equal("429 rate_limited", answer.Refusal);
        Assert.InRange(wait, 1, 300_000);
        Assert.Equal((wait + 999) / 1000, (long)answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds);
    }

    [Fact]
    public async Task An_own_message_is_edited_in_the_shape_asked_for()
    {
        string id = await _company.GroupAsync();
        RestClient ann = _company.As("ann");
        string message = (await ann.PostAsync($"/conversations/{id}/messages", """{"content":"helo"}""")).Text("id");

        RestAnswer edited = await ann.PatchAsync($"/messages/{message}?dialect=orders", """{"content":"hello"}""");

        Assert.Equal((200, "hello", 2), (edited.Status, edited.Text("text"), edited.Number("rev")));
        Assert.True(edited.Json.TryGetProperty("editedAt", out _));
    }

    [Fact]
    public async Task A_deleted_message_leaves_its_place()
    {
        string id = await _company.GroupAsync();
        string message = (await _company.As("ann").PostAsync($"/conversations/{id}/messages", """{"content":"oops"}""")).Text("id");

        RestAnswer deleted = await _company.As("mod", Roles.Moderator).DeleteAsync($"/messages/{message}");

        Assert.Equal((200, message, "", 1), (deleted.Status, deleted.Text("id"), deleted.Text("content"), deleted.Number("seq")));
        Assert.True(deleted.Json.TryGetProperty("deletedAt", out _));
    }

    [Theory]
    [InlineData("nonsense", "", "404 not_found")]
    [InlineData("0198f1a0-0000-7000-8000-000000000000", "", "404 not_found")]
    [InlineData("nonsense", "?dialect=klingon", "400 invalid_dialect")]
    public async Task A_message_that_is_not_there_is_not_found(string id, string query, string refusal)
    {
        RestClient ann = _company.As("ann");

        Assert.Equal(refusal, (await ann.PatchAsync($"/messages/{id}{query}", """{"content":"x"}""")).Refusal);
        Assert.Equal(refusal, (await ann.DeleteAsync($"/messages/{id}{query}")).Refusal);
    }

    [Theory]
    [InlineData("שלום \u202e مرحبا")]
    [InlineData("👩‍👩‍👧‍👦 e\u0301 \u2028 \ufeff")]
    [InlineData("<script>alert('x')</script> & \"quotes\" \\ \t")]
    public async Task A_text_comes_back_as_it_was_sent(string text)
    {
        string id = await _company.GroupAsync();
        RestClient ann = _company.As("ann");

        RestAnswer sent = await ann.PostAsync($"/conversations/{id}/messages", $$"""{"content":{{JsonSerializer.Serialize(text)}}}""");

        Assert.Equal(text, sent.Text("content"));
        Assert.Equal(text, (await ann.GetAsync($"/conversations/{id}/messages")).Items[0].GetProperty("content").GetString());
    }
}
