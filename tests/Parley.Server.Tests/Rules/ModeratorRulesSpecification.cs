using Parley.Messaging.Users;
using Parley.Server.Tests.Rest;

namespace Parley.Server.Tests.Rules;

public abstract class ModeratorRulesSpecification(RulesServer server) : RulesSpecification(server)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task They_read_the_threads_of_orders_by_id(bool isAdmin)
    {
        string thread = await Company.OrderThreadAsync("o-1");
        string message = (await SendAsync("customer", thread)).Text("id");
        RestClient moderator = Company.As("mod", isAdmin ? Roles.Admin : Roles.Moderator);

        RestAnswer read = await moderator.GetAsync($"/threads/{thread}");

        Assert.Equal((200, 0), (read.Status, read.Number("unreadCount")));
        Assert.False(read.Json.GetProperty("capabilities").GetProperty("send").GetProperty("allowed").GetBoolean());
        Assert.Single((await moderator.GetAsync($"/threads/{thread}/messages")).Items);
        Assert.Equal(200, (await moderator.GetAsync($"/messages/{message}/receipts")).Status);
        Assert.Empty((await moderator.GetAsync("/threads")).Items);
    }

    [Fact]
    public async Task They_never_speak_where_they_only_read()
    {
        string thread = await Company.OrderThreadAsync("o-1");
        string message = (await SendAsync("customer", thread)).Text("id");

        Assert.Equal("403 not_a_member", await RefusalOfSendAsync("mod", thread));
        Assert.Equal("403 not_a_member", (await Moderator.PostAsync($"/threads/{thread}/read")).Refusal);
        Assert.Equal("403 not_a_member", (await Moderator.PostAsync($"/threads/{thread}/delivered")).Refusal);
        Assert.Equal("403 not_a_member", (await Moderator.PostAsync($"/threads/{thread}/members", """{"userId":"mod"}""")).Refusal);
        Assert.Equal("404 not_found", (await Moderator.PatchAsync($"/messages/{message}", """{"content":"x"}""")).Refusal);
        Assert.Equal("sent", (await HistoryAsync("customer", thread))[0].GetProperty("status").GetString());
    }

    [Fact]
    public async Task They_do_not_read_what_is_no_order()
    {
        string group = await Company.GroupAsync();
        string direct = await DirectAsync("ann", "bob");

        foreach (string id in (string[])[group, direct])
        {
            string message = (await SendAsync("ann", id)).Text("id");
            Assert.Equal("403 not_a_member", (await Moderator.GetAsync($"/conversations/{id}")).Refusal);
            Assert.Equal("403 not_a_member", (await Moderator.GetAsync($"/conversations/{id}/messages")).Refusal);
            Assert.Equal("403 not_a_member", (await Moderator.PostAsync($"/conversations/{id}/archive")).Refusal);
            Assert.Equal("404 not_found", (await Moderator.GetAsync($"/messages/{message}/receipts")).Refusal);
        }
    }

    [Fact]
    public async Task They_block_and_everybody_is_told_why_they_cannot_speak()
    {
        string thread = await Company.OrderThreadAsync("o-1");

        RestAnswer blocked = await Moderator.PostAsync($"/threads/{thread}/block");

        Assert.Equal((200, "blocked"), (blocked.Status, blocked.Text("status")));
        Assert.Equal("403 thread_blocked", await RefusalOfSendAsync("customer", thread));
        Assert.Equal("403 forbidden", (await Company.As("customer").PostAsync($"/threads/{thread}/unblock")).Refusal);
        Assert.Equal("403 thread_blocked", (await Company.As("customer").PostAsync($"/threads/{thread}/archive")).Refusal);
        Assert.Equal("403 thread_blocked", (await Company.As("customer").PostAsync($"/threads/{thread}/unarchive")).Refusal);
        Assert.Equal("open", (await Moderator.PostAsync($"/threads/{thread}/unblock")).Text("status"));
        Assert.Equal("201", await RefusalOfSendAsync("customer", thread));
    }

    [Fact]
    public async Task They_and_the_parties_archive_the_thread_of_an_order()
    {
        string thread = await Company.OrderThreadAsync("o-1");

        foreach (RestClient one in (RestClient[])[Moderator, Company.As("customer"), Company.As("provider")])
        {
            Assert.Equal("archived", (await one.PostAsync($"/threads/{thread}/archive")).Text("status"));
            Assert.Equal("403 thread_archived", await RefusalOfSendAsync("customer", thread));
            Assert.Equal("open", (await one.PostAsync($"/threads/{thread}/unarchive")).Text("status"));
        }
    }

    [Fact]
    public async Task A_service_is_no_moderator()
    {
        string thread = await Company.OrderThreadAsync("o-1");

        Assert.Equal("403 not_a_member", (await Company.Service.GetAsync($"/threads/{thread}")).Refusal);
        Assert.Equal("403 not_a_member", (await Company.Service.PostAsync($"/threads/{thread}/block")).Refusal);
    }
}
