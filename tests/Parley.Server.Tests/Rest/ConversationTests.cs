using System.Text.Json;
using Parley.Messaging.Users;

namespace Parley.Server.Tests.Rest;

public sealed class ConversationTests(RestServer server) : IClassFixture<RestServer>
{
    private readonly RestCompany _company = server.Company();

    [Theory]
    [InlineData("/conversations")]
    [InlineData("/chat/threads")]
    [InlineData("/threads")]
    public async Task A_new_conversation_is_created_and_the_same_pair_gets_it_again(string mount)
    {
        RestClient[] users = await _company.MeetAsync("ann", "bob");

        RestAnswer created = await users[0].PostAsync(mount, """{"type":"Direct","memberIds":["ann","bob"]}""");
        RestAnswer again = await users[1].PostAsync(mount, """{"type":"direct","memberIds":["ann"]}""");

        Assert.Equal((201, 200), (created.Status, again.Status));
        Assert.Equal(created.Text("id"), again.Text("id"));
        Assert.Equal($"{mount}/{created.Text("id")}", created.Headers.Location?.OriginalString);
        Assert.Null(again.Headers.Location);
    }

    [Fact]
    public async Task An_order_has_one_thread_and_tells_its_members()
    {
        string id = await _company.OrderThreadAsync("o-1");

        RestAnswer thread = await _company.As("provider").PostAsync("/threads", """{"orderId":"o-1"}""");

        Assert.Equal((200, id, "order"), (thread.Status, thread.Text("id"), thread.Text("type")));
        Assert.Equal(["customer", "provider"], thread.Json.GetProperty("participants").EnumerateArray().Select(static one => one.GetProperty("role").GetString()!));
    }

    [Fact]
    public async Task A_service_sees_the_thread_that_it_starts_and_may_not_read_on()
    {
        await _company.Service.PutAsync("/orders/o-1", """{"customerId":"customer","providerId":"provider","status":"assigned"}""");

        RestAnswer thread = await _company.Service.PostAsync("/threads", """{"orderId":"o-1"}""");
        await _company.As("customer").PostAsync($"/threads/{thread.Text("id")}/messages", """{"kind":"text","text":"hello"}""");
        RestAnswer again = await _company.Service.PostAsync("/threads", """{"orderId":"o-1"}""");

        Assert.Equal((201, 2), (thread.Status, thread.Json.GetProperty("participants").GetArrayLength()));
        Assert.Equal("hello", again.Json.GetProperty("lastMessage").GetProperty("text").GetString());
        Assert.Equal("403 not_a_member", (await _company.Service.GetAsync($"/threads/{thread.Text("id")}")).Refusal);
    }

    [Theory]
    [InlineData("""{"memberIds":["bob"]}""", "400 invalid_type")]
    [InlineData("""{"type":"party","memberIds":["bob"]}""", "400 invalid_type")]
    [InlineData("""{"type":"1","memberIds":["bob"]}""", "400 invalid_type")]
    [InlineData("""{"type":"order"}""", "400 invalid_order_id")]
    [InlineData("""{"orderId":"o","memberIds":["bob"]}""", "400 invalid_order_id")]
    [InlineData("""{"type":"direct"}""", "400 invalid_member_ids")]
    [InlineData("""{"type":"direct","memberIds":null}""", "400 invalid_member_ids")]
    [InlineData("""{"type":"direct","memberIds":"bob"}""", "400 invalid_member_ids")]
    [InlineData("""{"type":"direct","memberIds":[]}""", "400 invalid_members")]
    [InlineData("""{"type":"direct","memberIds":["ann"]}""", "400 invalid_members")]
    [InlineData("""{"type":"direct","memberIds":["bob","cid"]}""", "400 invalid_members")]
    [InlineData("""{"type":"direct","memberIds":[null]}""", "400 invalid_members")]
    [InlineData("""{"type":"group","memberIds":[null]}""", "400 invalid_members")]
    [InlineData("""{"type":"group","memberIds":["nobody"]}""", "404 not_found")]
    [InlineData("""{"type":"group","memberIds":["bob"],"name":" "}""", "400 invalid_name")]
    [InlineData("""{"orderId":"unknown"}""", "403 not_a_member")]
    public async Task What_cannot_be_started_is_refused(string body, string refusal)
    {
        RestClient[] users = await _company.MeetAsync("ann", "bob", "cid");

        RestAnswer answer = await users[0].PostAsync("/conversations", body);

        Assert.Equal(refusal, answer.Refusal);
        Assert.Empty((await users[0].GetAsync("/conversations")).Items);
    }

    [Fact]
    public async Task The_list_goes_on_where_the_page_before_ended()
    {
        RestClient[] users = await _company.MeetAsync("ann", "bob", "cid", "dan");
        foreach (string other in (string[])["bob", "cid", "dan"])
        {
            await users[0].PostAsync("/conversations", $$"""{"type":"direct","memberIds":["{{other}}"]}""");
        }

        RestAnswer first = await users[0].GetAsync("/conversations?limit=2");
        RestAnswer second = await users[0].GetAsync($"/conversations?limit=2&cursor={first.Text("nextCursor")}");

        Assert.Equal((2, 1), (first.Items.Count, second.Items.Count));
        Assert.Equal(3, first.Items.Concat(second.Items).Select(static item => item.GetProperty("id").GetString()).Distinct().Count());
        Assert.Equal(JsonValueKind.Null, second.Json.GetProperty("nextCursor").ValueKind);
    }

    [Theory]
    [InlineData("limit=0", "400 invalid_limit")]
    [InlineData("limit=101", "400 invalid_limit")]
    [InlineData("limit=+5", "400 invalid_limit")]
    [InlineData("limit=", "400 invalid_limit")]
    [InlineData("limit=5&limit=5", "400 invalid_limit")]
    [InlineData("status=closed", "400 invalid_status")]
    [InlineData("cursor=", "400 invalid_cursor")]
    [InlineData("cursor=!!!", "400 invalid_cursor")]
    public async Task A_bad_parameter_of_the_list_is_refused(string query, string refusal)
    {
        RestAnswer answer = await _company.As("ann").GetAsync($"/conversations?{query}");

        Assert.Equal(refusal, answer.Refusal);
    }

    [Fact]
    public async Task The_list_shows_those_of_one_status()
    {
        string id = await _company.GroupAsync();
        RestClient ann = _company.As("ann");
        await ann.PostAsync($"/conversations/{id}/archive");

        Assert.Empty((await ann.GetAsync("/conversations?status=open")).Items);
        Assert.Single((await ann.GetAsync("/conversations?status=Archived")).Items);
    }

    [Theory]
    [InlineData("archive", "archived")]
    [InlineData("unarchive", "open")]
    public async Task Members_change_the_status(string word, string status)
    {
        string id = await _company.GroupAsync();

        RestAnswer answer = await _company.As("ann").PostAsync($"/conversations/{id}/{word}");

        Assert.Equal((200, status, "Team"), (answer.Status, answer.Text("status"), answer.Text("name")));
    }

    [Fact]
    public async Task A_moderator_blocks_what_they_may_not_read()
    {
        string id = await _company.GroupAsync();
        await _company.As("ann").PostAsync($"/conversations/{id}/messages", """{"content":"secret"}""");

        RestAnswer answer = await _company.As("mod", Roles.Moderator).PostAsync($"/chat/threads/{id}/block");

        Assert.Equal((200, "blocked"), (answer.Status, answer.Text("status")));
        Assert.Empty(answer.Json.GetProperty("participants").EnumerateArray());
        Assert.False(answer.Json.TryGetProperty("name", out _));
        Assert.False(answer.Json.TryGetProperty("lastMessage", out _));
    }

    [Fact]
    public async Task A_group_is_renamed()
    {
        string id = await _company.GroupAsync();

        RestAnswer answer = await _company.As("ann").PatchAsync($"/conversations/{id}", """{"name":"Crew"}""");

        Assert.Equal((200, "Crew", 1), (answer.Status, answer.Text("name"), answer.Number("rev")));
    }

    [Theory]
    [InlineData("0198f1a0-0000-7000-8000-000000000000")]
    [InlineData("nonsense")]
    [InlineData("%20%20")]
    public async Task A_conversation_that_is_not_there_answers_like_a_foreign_one(string unknown)
    {
        string foreign = await server.Company().GroupAsync();
        RestClient ann = _company.As("ann");

        foreach (string id in (string[])[unknown, foreign])
        {
            Assert.Equal("403 not_a_member", (await ann.GetAsync($"/conversations/{id}")).Refusal);
            Assert.Equal("403 not_a_member", (await ann.GetAsync($"/conversations/{id}/messages")).Refusal);
            Assert.Equal("403 not_a_member", (await ann.PostAsync($"/conversations/{id}/messages", """{"content":"hi"}""")).Refusal);
            Assert.Equal("403 not_a_member", (await ann.PostAsync($"/conversations/{id}/read")).Refusal);
            Assert.Equal("403 not_a_member", (await ann.PostAsync($"/conversations/{id}/archive")).Refusal);
            Assert.Equal("403 not_a_member", (await ann.PatchAsync($"/conversations/{id}", """{"name":"x"}""")).Refusal);
            Assert.Equal("403 not_a_member", (await ann.PostAsync($"/conversations/{id}/members", """{"userId":"x"}""")).Refusal);
            Assert.Equal("403 not_a_member", (await ann.DeleteAsync($"/conversations/{id}/members/x")).Refusal);
        }
    }

    [Fact]
    public async Task Unread_messages_are_counted_in_all_and_each()
    {
        string id = await _company.GroupAsync();
        await _company.As("ann").PostAsync($"/conversations/{id}/messages", """{"content":"one"}""");
        await _company.As("ann").PostAsync($"/conversations/{id}/messages", """{"content":"two"}""");

        RestAnswer unread = await _company.As("bob").GetAsync("/unread");

        Assert.Equal($$"""{"totalUnread":2,"conversations":[{"id":"{{id}}","unreadCount":2}]}""", unread.Body);
    }
}
