using System.Globalization;
using System.Text.Json;
using Parley.Server.Tests.Rest;

namespace Parley.Server.Tests.Rules;

public abstract class MemberRulesSpecification(RulesServer server) : RulesSpecification(server)
{
    [Fact]
    public async Task A_group_passes_to_its_longest_member_when_its_owner_leaves()
    {
        await Company.MeetAsync("aaron", "cid");
        string group = await Company.GroupAsync();
        Time.Advance(TimeSpan.FromSeconds(1));
        await AddAsync("ann", group, "aaron", "admin");

        RestAnswer left = await Company.As("ann").DeleteAsync($"/conversations/{group}/members/ann");

        Assert.Equal((204, "owner", "admin"), (left.Status, await RoleAsync("bob", group, "bob"), await RoleAsync("bob", group, "aaron")));
        Assert.Equal("403 not_a_member", await RefusalOfSendAsync("ann", group));
        Assert.Equal(204, (await Company.As("bob").DeleteAsync($"/conversations/{group}/members/bob")).Status);
        Assert.Equal("owner", await RoleAsync("aaron", group, "aaron"));
        Assert.Equal(204, (await Company.As("aaron").DeleteAsync($"/conversations/{group}/members/aaron")).Status);
        Assert.Empty((await Company.As("aaron").GetAsync("/conversations")).Items);
    }

    [Fact]
    public async Task A_group_has_2000_members_at_most()
    {
        string[] others = [.. Enumerable.Range(0, 2000).Select(static i => string.Create(CultureInfo.InvariantCulture, $"user-{i}"))];
        await KnowAsync(others[..1000]);
        await KnowAsync(others[1000..]);
        RestClient ann = Company.As("ann");

        RestAnswer tooMany = await ann.PostAsync("/conversations", Json(new { type = "group", memberIds = others }));
        RestAnswer full = await ann.PostAsync("/conversations", Json(new { type = "group", memberIds = others[1..] }));
        string group = full.Text("id");

        Assert.Equal(("400 invalid_members", 201), (tooMany.Refusal, full.Status));
        Assert.Equal("400 invalid_members", (await AddAsync("ann", group, others[0])).Refusal);
        Assert.Equal(200, (await AddAsync("ann", group, others[1], "admin")).Status);
        Assert.Equal(204, (await ann.DeleteAsync($"/conversations/{group}/members/{others[2]}")).Status);
        Assert.Equal(201, (await AddAsync("ann", group, others[0])).Status);
        Assert.Single((await ann.GetAsync("/conversations")).Items);
    }

    [Fact]
    public async Task Admins_add_and_remove_members_and_only_the_owner_touches_admins()
    {
        await Company.MeetAsync("cid", "dan");
        string group = await Company.GroupAsync();
        await AddAsync("ann", group, "bob", "admin");
        await AddAsync("ann", group, "dan", "admin");

        Assert.Equal(201, (await AddAsync("bob", group, "cid")).Status);
        Assert.Equal("403 forbidden", (await AddAsync("bob", group, "cid", "admin")).Refusal);
        Assert.Equal("403 forbidden", (await AddAsync("bob", group, "dan", "member")).Refusal);
        Assert.Equal("403 forbidden", (await Company.As("bob").DeleteAsync($"/conversations/{group}/members/dan")).Refusal);
        Assert.Equal("403 forbidden", (await Company.As("bob").DeleteAsync($"/conversations/{group}/members/ann")).Refusal);
        Assert.Equal(204, (await Company.As("bob").DeleteAsync($"/conversations/{group}/members/cid")).Status);
        Assert.Equal("400 invalid_role", (await AddAsync("ann", group, "ann", "member")).Refusal);
        Assert.Equal("400 invalid_role", (await AddAsync("ann", group, "bob", "owner")).Refusal);
        Assert.Equal(204, (await Company.As("ann").DeleteAsync($"/conversations/{group}/members/dan")).Status);
    }

    [Fact]
    public async Task A_removed_member_sees_nothing_and_an_added_one_all_again()
    {
        string group = await Company.GroupAsync();
        await SendManyAsync("ann", group, 2);
        await Company.As("ann").DeleteAsync($"/conversations/{group}/members/bob");
        await SendManyAsync("ann", group, 1);

        Assert.Equal("403 not_a_member", (await Company.As("bob").GetAsync($"/conversations/{group}/messages")).Refusal);
        Assert.Empty((await Company.As("bob").GetAsync("/conversations")).Items);
        Assert.Equal("""{"totalUnread":0,"conversations":[]}""", (await Company.As("bob").GetAsync("/unread")).Body);
        Assert.Equal(201, (await AddAsync("ann", group, "bob")).Status);
        Assert.Equal(3, (await HistoryAsync("bob", group)).Count);
        Assert.Equal(0, (await ReadAsync("bob", group)).GetProperty("unreadCount").GetInt32());
    }

    [Fact]
    public async Task The_same_pair_has_one_direct_conversation_which_opens_again()
    {
        string direct = await DirectAsync("ann", "bob");
        await Company.As("bob").PostAsync($"/conversations/{direct}/archive");
        Assert.Equal("403 thread_archived", await RefusalOfSendAsync("ann", direct));

        RestAnswer again = await Company.As("ann").PostAsync("/chat/threads", """{"type":"direct","memberIds":["bob"]}""");

        Assert.Equal((200, direct, "open"), (again.Status, again.Text("id"), again.Text("status")));
        Assert.Equal("201", await RefusalOfSendAsync("bob", direct));
    }

    [Fact]
    public async Task A_blocked_direct_conversation_is_not_opened_by_its_members()
    {
        string direct = await DirectAsync("ann", "bob");
        await Moderator.PostAsync($"/conversations/{direct}/block");

        RestAnswer again = await Company.As("ann").PostAsync("/conversations", """{"type":"direct","memberIds":["bob"]}""");

        Assert.Equal((200, "blocked"), (again.Status, again.Text("status")));
        Assert.Equal("403 thread_blocked", await RefusalOfSendAsync("ann", direct));
    }

    [Fact]
    public async Task Direct_and_order_conversations_keep_their_members()
    {
        await Company.MeetAsync("cid");
        (string User, string Id)[] fixedOnes =
            [("ann", await DirectAsync("ann", "bob")), ("customer", await Company.OrderThreadAsync("o-1"))];

        foreach ((string user, string id) in fixedOnes)
        {
            Assert.Equal("403 forbidden", (await AddAsync(user, id, "cid")).Refusal);
            Assert.Equal("403 forbidden", (await Company.As(user).DeleteAsync($"/conversations/{id}/members/{user}")).Refusal);
            Assert.Equal("403 forbidden", (await Company.As(user).PatchAsync($"/conversations/{id}", """{"name":"x"}""")).Refusal);
        }
    }

    [Fact]
    public async Task With_an_unknown_member_nothing_is_created()
    {
        await Company.MeetAsync("ann", "bob");
        IReadOnlyList<string> before = await Hosts.DatabaseContent.OfCompanyAsync(Server.Database, Company.Id);

        RestAnswer group = await Company.As("ann").PostAsync("/conversations", """{"type":"group","memberIds":["bob","nobody"]}""");
        RestAnswer direct = await Company.As("ann").PostAsync("/conversations", """{"type":"direct","memberIds":["nobody"]}""");

        Assert.Equal(("404 not_found", "404 not_found"), (group.Refusal, direct.Refusal));
        Assert.Equal(before, await Hosts.DatabaseContent.OfCompanyAsync(Server.Database, Company.Id));
    }

    private Task<RestAnswer> AddAsync(string user, string group, string added, string? role = null) =>
        Company.As(user).PostAsync($"/conversations/{group}/members", Json(new { userId = added, role }));

    private async Task<string?> RoleAsync(string user, string group, string member) => (await ReadAsync(user, group))
        .GetProperty("participants").EnumerateArray()
        .Single(one => one.GetProperty("userId").GetString() == member)
        .GetProperty("role").GetString();

    private async Task KnowAsync(string[] users)
    {
        string body = JsonSerializer.Serialize(new { users = users.Select(static id => new { id, name = id }) });
        Assert.Equal(200, (await Company.Service.PostAsync("/users/batch", body)).Status);
    }
}
