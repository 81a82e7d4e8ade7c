using Parley.Server.Tests.Hosts;
using Parley.Server.Tests.Rest;

namespace Parley.Server.Tests.Rules;

public abstract class ClientIdRulesSpecification(RulesServer server) : RulesSpecification(server)
{
    [Fact]
    public async Task Sent_fifty_times_at_once_it_is_stored_once_and_answered_alike()
    {
        string thread = await Company.OrderThreadAsync("o-1");

        RestAnswer[] answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => SendAsync("customer", thread, clientId: "once")));

        Assert.Single(answers, static answer => answer.Status == 201);
        Assert.Equal(49, answers.Count(static answer => answer.Status == 200));
        Assert.Single(answers.Select(static answer => answer.Body).Distinct());
        Assert.Single(await HistoryAsync("customer", thread));
        IReadOnlyList<string> rows = await DatabaseContent.OfCompanyAsync(Server.Database, Company.Id);
        Assert.Single(rows, static row => row.StartsWith("messages: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_message_sent_again_is_answered_as_it_is_now()
    {
        string group = await Company.GroupAsync();
        RestAnswer first = await SendAsync("ann", group, "helo", "one");
        await Company.As("ann").PatchAsync($"/messages/{first.Text("id")}", """{"content":"hello"}""");
        await Company.As("bob").PostAsync($"/conversations/{group}/read");

        RestAnswer again = await SendAsync("ann", group, "helo", "one");

        Assert.Equal((200, "hello", "read"), (again.Status, again.Text("content"), again.Text("status")));
        Assert.Equal((await HistoryAsync("ann", group))[0].GetRawText(), again.Body);
    }

    [Fact]
    public async Task A_message_sent_again_is_answered_the_same()
    {
        string group = await Company.GroupAsync();
        RestAnswer first = await SendAsync("ann", group, "hello", "one");
        Time.Advance(TimeSpan.FromDays(30));

        RestAnswer again = await SendAsync("ann", group, "hello", "one");

        Assert.Equal((200, first.Body), (again.Status, again.Body));
    }

    [Fact]
    public async Task A_deleted_message_is_not_sent_again()
    {
        string group = await Company.GroupAsync();
        string id = (await SendAsync("ann", group, "hello", "one")).Text("id");
        await Company.As("ann").DeleteAsync($"/messages/{id}");

        RestAnswer again = await SendAsync("ann", group, "hello", "one");

        Assert.Equal((200, id, ""), (again.Status, again.Text("id"), again.Text("content")));
        Assert.Single(await HistoryAsync("ann", group));
    }

    [Fact]
    public async Task The_same_client_id_with_other_content_is_refused()
    {
        string group = await Company.GroupAsync();
        string first = (await SendAsync("ann", group, "hello", "one")).Text("id");

        Assert.Equal("409 client_id_reused", (await SendAsync("ann", group, "hello!", "one")).Refusal);
        Assert.Equal("409 client_id_reused", (await SendAsync("ann", group, "hello", "one", first)).Refusal);
        Assert.Equal("409 client_id_reused", (await Company.As("ann").PostAsync(
            $"/conversations/{group}/messages",
            """{"content":"hello","clientId":"one","attachmentUrl":"https://x.example/a"}""")).Refusal);
        Assert.Single(await HistoryAsync("ann", group));
    }

    [Fact]
    public async Task A_client_id_is_one_of_its_sender_and_conversation()
    {
        string group = await Company.GroupAsync();
        string direct = await DirectAsync("ann", "bob");

        RestAnswer[] answers =
        [
            await SendAsync("ann", group, "a", "one"),
            await SendAsync("bob", group, "b", "one"),
            await SendAsync("ann", direct, "c", "one"),
            await SendAsync("ann", group, "d", "One"),
            await SendAsync("ann", group, "e", "one "),
        ];

        Assert.All(answers, static answer => Assert.Equal(201, answer.Status));
    }

    [Fact]
    public async Task A_known_message_is_answered_before_any_gate_but_membership()
    {
        string thread = await Company.OrderThreadAsync("o-1");
        string group = await Company.GroupAsync();
        await SendAsync("customer", thread, clientId: "one");
        await SendAsync("bob", group, clientId: "one");
        await PutOrderAsync("o-1", "canceled");
        await Moderator.PostAsync($"/threads/{thread}/block");

        Assert.Equal(200, (await SendAsync("customer", thread, clientId: "one")).Status);
        Assert.Equal("403 thread_blocked", (await SendAsync("customer", thread, clientId: "two")).Refusal);
        await Company.As("ann").DeleteAsync($"/conversations/{group}/members/bob");
        Assert.Equal("403 not_a_member", (await SendAsync("bob", group, clientId: "one")).Refusal);
    }

    [Theory]
    [InlineData(1, 201)]
    [InlineData(128, 201)]
    [InlineData(129, 400)]
    [InlineData(0, 400)]
    public async Task A_client_id_has_1_to_128_characters(int length, int status)
    {
        string group = await Company.GroupAsync();

        Assert.Equal(status, (await SendAsync("ann", group, "hi", new string('c', length))).Status);
    }

    [Theory]
    [InlineData(15, 201)]
    [InlineData(16, 200)]
    public async Task A_temporary_id_of_16_characters_is_a_client_id(int length, int secondStatus)
    {
        string group = await Company.GroupAsync();
        string body = Json(new { content = "hi", tempId = new string('t', length) });
        string path = $"/chat/threads/{group}/messages";

        RestAnswer first = await Company.As("ann").PostAsync(path, body);
        RestAnswer second = await Company.As("ann").PostAsync(path, body);

        Assert.Equal((201, secondStatus), (first.Status, second.Status));
        Assert.Equal(new string('t', length), second.Text("tempId"));
    }
}
