namespace Parley.Server.Tests.Rest;

public sealed class MemberTests(RestServer server) : IClassFixture<RestServer>
{
    private readonly RestCompany _company = server.Company();

    [Fact]
    public async Task A_member_is_added_once_and_shown_with_their_name()
    {
        string id = await _company.GroupAsync();
        await _company.MeetAsync("cid");

        RestAnswer added = await _company.As("ann").PostAsync($"/conversations/{id}/members", """{"userId":"cid"}""");
        RestAnswer again = await _company.As("ann").PostAsync($"/conversations/{id}/members", """{"userId":"cid"}""");

        Assert.Equal((201, 200), (added.Status, again.Status));
        Assert.Equal("""{"userId":"cid","role":"member","name":"cid's name","deliveredSeq":0,"readSeq":0}""", added.Body);
        Assert.Equal(added.Body, again.Body);
    }

    [Theory]
    [InlineData("""{"userId":"nobody"}""", "404 not_found")]
    [InlineData("""{"userId":""}""", "400 invalid_user_id")]
    [InlineData("""{}""", "400 invalid_user_id")]
    [InlineData("""{"userId":"bob","role":"king"}""", "400 invalid_role")]
    [InlineData("""{"userId":"bob","role":"owner"}""", "400 invalid_role")]
    public async Task Who_cannot_be_added_is_refused(string body, string refusal)
    {
        string id = await _company.GroupAsync();

        RestAnswer answer = await _company.As("ann").PostAsync($"/conversations/{id}/members", body);

        Assert.Equal(refusal, answer.Refusal);
    }

    [Fact]
    public async Task The_owner_makes_an_admin()
    {
        string id = await _company.GroupAsync();

        RestAnswer answer = await _company.As("ann").PostAsync($"/conversations/{id}/members", """{"userId":"bob","role":"Admin"}""");

        Assert.Equal((200, "admin"), (answer.Status, answer.Text("role")));
    }

    [Fact]
    public async Task A_removed_member_sees_nothing_any_more()
    {
        string id = await _company.GroupAsync();

        RestAnswer removed = await _company.As("ann").DeleteAsync($"/conversations/{id}/members/bob");

        Assert.Equal((204, ""), (removed.Status, removed.Body));
        Assert.Equal("403 not_a_member", (await _company.As("bob").GetAsync($"/conversations/{id}")).Refusal);
    }

    [Theory]
    [InlineData("a/b", "a%2Fb")]
    [InlineData("a%2Fb", "a%252Fb")]
    [InlineData("50%", "50%25")]
    [InlineData("é +?#", "%C3%A9%20%2B%3F%23")]
    public async Task A_user_of_any_id_can_be_removed(string userId, string encoded)
    {
        string id = await _company.GroupAsync();
        await _company.MeetAsync(userId);
        await _company.As("ann").PostAsync($"/conversations/{id}/members", $$"""{"userId":"{{userId}}"}""");

        RestAnswer removed = await _company.As("ann").DeleteAsync($"/conversations/{id}/members/{encoded}");

        Assert.Equal(204, removed.Status);
        Assert.Equal("403 not_a_member", (await _company.As(userId).GetAsync($"/conversations/{id}")).Refusal);
    }

    [Theory]
    [InlineData("%FF")]
    [InlineData("%C0%AF")]
    [InlineData("%2F%FF")]
    [InlineData("a%0Ab")]
    public async Task An_id_that_is_no_text_is_refused(string encoded)
    {
        string id = await _company.GroupAsync();

        RestAnswer removed = await _company.As("ann").DeleteAsync($"/conversations/{id}/members/{encoded}");

        Assert.Equal("400 invalid_user_id", removed.Refusal);
    }
}
