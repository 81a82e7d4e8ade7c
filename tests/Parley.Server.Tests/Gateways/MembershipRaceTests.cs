using Parley.Messaging.Users;
using Parley.Server.Gateways;
using Parley.Server.Tests.Isolation;
using Parley.Server.Tests.Rest;

namespace Parley.Server.Tests.Gateways;

/// <summary>What changes between the reading of a membership and the joining of its room.</summary>
public sealed class MembershipRaceTests(InterruptedServer server) : IClassFixture<InterruptedServer>
{
    [Fact]
    public async Task Who_is_removed_while_they_connect_does_not_hear_the_conversation()
    {
        RestCompany company = server.Company();
        (string group, string direct) = await StartAsync(company);
        server.Interruption = ("StartAsync", () => company.As("ann").DeleteAsync($"/conversations/{group}/members/bob"));

        await using ProbeSocket bob = await ConnectAsync(company, "bob");
        await SendAsync(company, group, "secret");
        await SendAsync(company, direct, "the end");

        await AssertHearsTheEndAsync(bob);
        Assert.DoesNotContain(bob.Heard, static heard => heard.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_is_added_while_they_connect_hears_the_conversation()
    {
        RestCompany company = server.Company();
        (string group, string direct) = await StartAsync(company);
        await company.As("ann").DeleteAsync($"/conversations/{group}/members/bob");
        server.Interruption = ("StartAsync", () => company.As("ann").PostAsync($"/conversations/{group}/members", """{"userId":"bob"}"""));

        await using ProbeSocket bob = await ConnectAsync(company, "bob");
        await SendAsync(company, group, "news");
        await SendAsync(company, direct, "the end");

        await AssertHearsTheEndAsync(bob);
        Assert.Contains(bob.Heard, static heard => heard.StartsWith("42/chat,[\"chat:message\"", StringComparison.Ordinal) && heard.Contains("news", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_is_removed_while_they_join_does_not_hear_the_conversation()
    {
        RestCompany company = server.Company();
        (string group, string direct) = await StartAsync(company);
        await using ProbeSocket bob = await ConnectAsync(company, "bob");
        server.Interruption = ("IsMemberAsync", () => company.As("ann").DeleteAsync($"/conversations/{group}/members/bob"));

        string ack = await bob.AskAsync("/messages", "thread:join", $$"""{"threadId":"{{group}}"}""");
        await SendAsync(company, group, "secret");
        await SendAsync(company, direct, "the end");

        Assert.Contains("\"not_a_member\"", ack, StringComparison.Ordinal);
        await AssertHearsTheEndAsync(bob);
        Assert.DoesNotContain(bob.Heard, static heard => heard.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_is_revoked_while_they_connect_is_not_let_in()
    {
        RestCompany company = server.Company();
        await StartAsync(company);
        server.Interruption = ("StartAsync", () => company.Service.PostAsync("/users/bob/revoke"));

        await Assert.ThrowsAnyAsync<Exception>(() => ConnectAsync(company, "bob"));

        var bob = new UserKey(company.Id, "bob");
        Assert.All(server.Get<IEnumerable<Gateway>>(), gateway => Assert.Empty(gateway.Sockets.Of(bob)));
    }

    /// <summary>A group and a direct conversation of ann and bob.</summary>
    private static async Task<(string Group, string Direct)> StartAsync(RestCompany company)
    {
        string group = await company.GroupAsync();
        RestAnswer direct = await company.As("ann").PostAsync("/conversations", """{"type":"direct","memberIds":["bob"]}""");
        return (group, direct.Text("id"));
    }

    private static Task<RestAnswer> SendAsync(RestCompany company, string conversation, string text) =>
        company.As("ann").PostAsync($"/conversations/{conversation}/messages", $$"""{"content":"{{text}}"}""");

    // What was told before the last message has arrived before the answer to a question.
    private static async Task AssertHearsTheEndAsync(ProbeSocket socket)
    {
        await socket.AskAsync("/chat", "nothing", "{}");
        Assert.Contains(socket.Heard, static heard => heard.Contains("the end", StringComparison.Ordinal));
    }

    private Task<ProbeSocket> ConnectAsync(RestCompany company, string userId) =>
        ProbeSocket.OpenAsync(server.Http.BaseAddress!, company.As(userId).Token!);
}
