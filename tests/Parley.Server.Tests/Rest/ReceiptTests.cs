namespace Parley.Server.Tests.Rest;

public sealed class ReceiptTests(RestServer server) : IClassFixture<RestServer>
{
    private readonly RestCompany _company = server.Company();

    [Fact]
    public async Task Reading_all_leaves_nothing_unread()
    {
        (string id, _) = await SendTwoAsync();

        RestAnswer read = await _company.As("bob").PostAsync($"/conversations/{id}/read");

        Assert.Equal("""{"readSeq":2,"deliveredSeq":2,"unreadCount":0}""", read.Body);
    }

    [Fact]
    public async Task Reading_up_to_a_message_leaves_those_after_it()
    {
        (string id, string first) = await SendTwoAsync();

        RestAnswer read = await _company.As("bob").PostAsync($"/threads/{id}/read", $$"""{"messageId":"{{first}}"}""");

        Assert.Equal("""{"readSeq":1,"deliveredSeq":1,"unreadCount":1}""", read.Body);
    }

    [Fact]
    public async Task What_is_delivered_is_not_read()
    {
        (string id, _) = await SendTwoAsync();

        RestAnswer delivered = await _company.As("bob").PostAsync($"/chat/threads/{id}/delivered", "{}");

        Assert.Equal("""{"readSeq":0,"deliveredSeq":2,"unreadCount":2}""", delivered.Body);
    }

    [Theory]
    [InlineData("""{"messageId":"nonsense"}""", "404 not_found")]
    [InlineData("""{"messageId":7}""", "400 invalid_message_id")]
    [InlineData("nonsense", "400 invalid_json")]
    public async Task A_position_that_is_none_is_refused(string body, string refusal)
    {
        (string id, _) = await SendTwoAsync();

        Assert.Equal(refusal, (await _company.As("bob").PostAsync($"/conversations/{id}/read", body)).Refusal);
    }

    [Fact]
    public async Task Receipts_tell_page_by_page_who_read()
    {
        (string id, string message) = await SendTwoAsync();
        await _company.MeetAsync("cid");
        await _company.As("ann").PostAsync($"/conversations/{id}/members", """{"userId":"cid"}""");
        await _company.As("bob").PostAsync($"/conversations/{id}/read");

        RestAnswer first = await _company.As("ann").GetAsync($"/messages/{message}/receipts?limit=1");
        RestAnswer second = await _company.As("ann").GetAsync($"/messages/{message}/receipts?limit=1&cursor={first.Text("nextCursor")}");

        Assert.Equal(("bob", "read"), (first.Items[0].GetProperty("userId").GetString(), first.Items[0].GetProperty("status").GetString()));
        Assert.Equal("cid", second.Items[0].GetProperty("userId").GetString());
        Assert.Contains("\"nextCursor\":null", second.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Receipts_of_a_foreign_message_are_not_found()
    {
        (_, string message) = await SendTwoAsync();

        Assert.Equal("404 not_found", (await _company.As("eve").GetAsync($"/messages/{message}/receipts")).Refusal);
        Assert.Equal("404 not_found", (await server.Company().As("ann").GetAsync($"/messages/{message}/receipts")).Refusal);
        Assert.Equal("400 invalid_cursor", (await _company.As("ann").GetAsync($"/messages/{message}/receipts?cursor=x")).Refusal);
    }

    private async Task<(string Id, string First)> SendTwoAsync()
    {
        string id = await _company.GroupAsync();
        RestAnswer first = await _company.As("ann").PostAsync($"/conversations/{id}/messages", """{"content":"one"}""");
        await _company.As("ann").PostAsync($"/conversations/{id}/messages", """{"content":"two"}""");
        return (id, first.Text("id"));
    }
}
